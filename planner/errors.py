"""The one family of errors a user may see.

Whatever can go wrong with what a person gave us (a file, a duration, a time zone) is a PlannerError: a
problem, what would mend it, and the place it concerns. Surfaces (command line, desktop) show it and never a
traceback; anything else that is raised is a fault of the program.
"""


class PlannerError(Exception):
    """Something a person gave us is wrong, said in one sentence.

    `problem` is what is wrong, `mend` what would be right, `place` where (`customers[2].plan`); the latter
    two may be empty. Subclasses keep `problem` as the only positional argument, so that errors survive a
    trip between processes.
    """

    def __init__(self, problem: str, *, mend: str = "", place: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.mend = mend
        self.place = place

    def __str__(self) -> str:
        sentence = f"{self.problem}; {self.mend}" if self.mend else self.problem
        return f"{self.place}: {sentence}" if self.place else sentence
