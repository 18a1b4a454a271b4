"""What a coder knows of actors before reading: states, parties, armed groups, offices and who held them, kinds of people."""
