"""The JSON Schema of the scenario file, for editors that check and complete TOML."""

from pydantic.json_schema import GenerateJsonSchema

from planner.scenario.scenario import Scenario


def scenario_schema() -> dict[str, object]:
    """The schema of the newest format, with a sentence and an example for each key.

    It says what a value may be; what concerns several tables, `check` says.
    """
    schema = Scenario.model_json_schema(by_alias=True)
    return {"$schema": GenerateJsonSchema.schema_dialect, **schema}
