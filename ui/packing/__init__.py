"""Packing: the dialog that asks what a decision pack shall argue, and the job that makes it."""
