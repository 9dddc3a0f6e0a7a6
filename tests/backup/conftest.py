from tests.evaluations.conftest import scene as scene
