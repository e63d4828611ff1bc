"""What is offered to operators in contrib/: of the form that it has to have, and in keeping with the program."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from tests.launch.proxies import haproxy_settings
from twincities.channels import server_settings
from twincities.channels.draining import MOST_SECONDS_TO_END
from twincities.conversations.settings import DATABASE
from twincities.launch.project import ROOT
from twincities.launch.supervision import PATIENCE
from twincities.observing.json_logs import LOG_FORMAT
from twincities.serving import addresses
from twincities.state import KEY

CONTRIB = ROOT / "contrib"
MANIFESTS: list[dict[str, Any]] = list(
    yaml.safe_load_all((CONTRIB / "kubernetes" / "twincities.yaml").read_text("utf-8"))
)
OF_KIND = {manifest["kind"]: manifest for manifest in MANIFESTS}
COMPOSE = yaml.safe_load((CONTRIB / "compose.yaml").read_text("utf-8"))
CONTAINERFILE = (CONTRIB / "Containerfile").read_text("utf-8")
SETTINGS = {
    DATABASE,
    KEY,
    LOG_FORMAT,
    server_settings.METRICS_TOKEN,
    server_settings.NOT_READY,
    "WEBCHAT_TRUSTED_PROXIES",
    addresses.PROXIES,
}


@pytest.mark.parametrize("kind", OF_KIND)
def test_a_manifest_fits_the_schema_of_kubernetes(kind: str) -> None:
    kubernetes_validate.validate(OF_KIND[kind], kubernetes_validate.latest_version(), strict=True)


def test_a_manifest_that_does_not_fit_would_be_found() -> None:
    broken = {**OF_KIND["Service"], "spec": {"ports": "http"}}
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(broken, kubernetes_validate.latest_version(), strict=True)


def test_manifests_name_each_other_and_settings_that_there_are() -> None:
    pod = OF_KIND["Deployment"]["spec"]["template"]
    labels = pod["metadata"]["labels"]
    (container,) = pod["spec"]["containers"]
    for selector in (
        OF_KIND["Deployment"]["spec"]["selector"]["matchLabels"],
        OF_KIND["Service"]["spec"]["selector"],
        OF_KIND["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"],
    ):
        assert selector == labels
    assert OF_KIND["HorizontalPodAutoscaler"]["spec"]["scaleTargetRef"]["name"] == "twincities"
    assert {each["name"] for each in container["env"]} <= SETTINGS
    server_settings.check_settings({each["name"]: each["value"] for each in container["env"]})
    paths = [container[f"{kind}Probe"]["httpGet"]["path"] for kind in ("startup", "readiness", "liveness")]
    assert paths == ["/ready", "/ready", "/live"]
    # Nobody is killed whose turns go on.
    seconds = next(
        int(each["value"]) for each in container["env"] if each["name"] == server_settings.NOT_READY
    )
    assert pod["spec"]["terminationGracePeriodSeconds"] > seconds + 2 * PATIENCE.to_end > MOST_SECONDS_TO_END


def test_the_compose_file_names_settings_that_there_are() -> None:
    server = COMPOSE["services"]["server"]
    assert set(server["environment"]) <= SETTINGS
    assert server["environment"][addresses.PROXIES] in str(COMPOSE["networks"])
    assert (CONTRIB / server["build"]["context"] / server["build"]["dockerfile"]).is_file()
    assert server["image"] == "twincities"


def test_the_proxy_of_the_compose_file_is_that_of_the_documentation() -> None:
    (documented,) = re.findall(
        r"<!-- nginx:.*?-->\n```\n(.*?)```", (ROOT / "docs" / "servers.md").read_text("utf-8"), re.DOTALL
    )
    written = COMPOSE["configs"]["nginx"]["content"].replace("$$", "$")
    directives = {line.strip() for line in documented.splitlines() if line.strip().startswith("proxy_")}
    assert directives == {line.strip() for line in written.splitlines() if line.strip().startswith("proxy_")}


def test_the_image_leaves_out_what_is_not_to_be_in_it() -> None:
    ignored = Path(ROOT / ".containerignore").read_text("utf-8").split()
    assert {".git", ".venv", ".state", ".logs", "models"} <= set(ignored)
    assert Path(ROOT / ".dockerignore").read_text("utf-8").split() == ignored
    *_, last = re.split(r"^FROM ", CONTAINERFILE, flags=re.MULTILINE)
    assert re.search(r"^USER 10001$", last, re.MULTILINE)
    assert OF_KIND["Deployment"]["spec"]["template"]["spec"]["securityContext"]["runAsUser"] == 10001
    assert "/live" in last
    assert '"--logs", "-"' in last


def test_the_containerfile_is_without_faults() -> None:
    hadolint = shutil.which("hadolint")
    if hadolint is None:
        pytest.skip("there is no hadolint")
    done = subprocess.run([hadolint, CONTRIB / "Containerfile"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_settings_of_haproxy_are_without_faults(tmp_path: Path) -> None:
    haproxy = shutil.which("haproxy", path=f"{os.environ['PATH']}:/usr/sbin")
    if haproxy is None:
        pytest.skip("there is no haproxy (on Debian: apt-get install haproxy)")
    file = tmp_path / "haproxy.cfg"
    file.write_text(haproxy_settings([5005, 5006], 8443))
    done = subprocess.run([haproxy, "-c", "-f", file], capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "warning" not in done.stderr.lower(), done.stderr
