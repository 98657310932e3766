"""How good the understanding is, as numbers anyone can repeat: labelled questions, judged replies, figures, calibration."""
