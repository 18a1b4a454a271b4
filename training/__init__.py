"""How the weights were made: from the corpora to the ONNX file, its card and its figures (`python -m training.train --help`)."""
