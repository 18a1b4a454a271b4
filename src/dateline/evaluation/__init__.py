"""How well a coder does against gold: precision, recall and F1 of every field, with intervals (definitions: codebook, section 6)."""

from dateline.evaluation.documents import Miss, score_document
from dateline.evaluation.scores import Evaluation, Score, evaluate

__all__ = ["Evaluation", "Miss", "Score", "evaluate", "score_document"]
