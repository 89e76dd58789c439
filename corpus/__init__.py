"""The open corpus of annotated wire sentences (CC0): its reader, its validator, its export."""
