"""`python -m simulation.compiled`: compile the engine, so that whoever comes next finds it ready."""

from simulation.compiled.readiness import compile_now

if __name__ == "__main__":
    compile_now().join()
