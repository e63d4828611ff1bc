"""The list of all that is replaced in Rasa and in what Rasa stands on, and the one call that puts it in place.

To replace another part, write what takes its place in a module of this folder and add an entry to `REPLACED_PARTS`
(tests/engine/test_replaced.py says the fingerprint). Nothing else in the project assigns to a class or module of Rasa.
"""

from __future__ import annotations

from twincities.engine import (
    action_calls,
    constants,
    garbage,
    graph_runs,
    local_actions,
    logs,
    repeated,
    rules,
    shell,
    threads,
    trackers,
    understanding,
)
from twincities.engine.replaced_part import ReplacedPart
from twincities.serving.connections import GuardedProtocol

REPLACED_PARTS = (
    ReplacedPart(
        "rasa.core.actions.action.RemoteAction._validate_action_result",
        action_calls.validate,
        reason="Rasa builds its schema of an action's answer anew for every answer.",
        fingerprint="ce61fe852bba0d78",
    ),
    ReplacedPart(
        "rasa.utils.endpoints.EndpointConfig.session",
        action_calls.session,
        reason="Rasa opens a new connection for every call of an action server.",
        fingerprint="24bb9e164e09dd9a",
    ),
    ReplacedPart(
        "rasa.core.agent.Agent.__init__",
        local_actions.begin,
        reason="Rasa runs actions of a project in another process only, to which it posts every call.",
        fingerprint="f1f9de8428133e84",
    ),
    ReplacedPart(
        "rasa.shared.core.domain.Domain.is_empty",
        constants.is_empty,
        reason="Rasa makes an empty domain anew to compare with.",
        fingerprint="3ad1263bc1d1f881",
    ),
    ReplacedPart(
        "rasa.shared.core.events.Event.resolve_by_type",
        staticmethod(constants.event_type),
        reason="Rasa walks over all classes of events for every event it reads.",
        fingerprint="bcf3fa3847fbd72f",
    ),
    ReplacedPart(
        "rasa.shared.core.slots.Slot.__copy__",
        constants.copy_of_slot,
        reason="Rasa copies all slots for every tracker, of which a turn makes seven, and has no way of its own to do so.",
        fingerprint="eb31049d2c0e7ba8",
        written_for="rasa.shared.core.slots.Slot.__init__",
    ),
    ReplacedPart(
        "rasa.core.actions.action.action_for_name_or_text",
        constants.find_action,
        reason="Rasa makes all its own actions anew to look one up, five times a turn.",
        fingerprint="edcd24369d0570e6",
    ),
    ReplacedPart(
        "rasa.shared.core.trackers.DialogueStateTracker.copy",
        trackers.copy_of_tracker,
        reason="Rasa replays the conversation to copy a tracker.",
        fingerprint="906061d979a8b47a",
        written_for="rasa.shared.core.trackers.DialogueStateTracker.__init__",
    ),
    ReplacedPart(
        "rasa.shared.core.trackers.DialogueStateTracker.applied_events",
        trackers.applied_events,
        reason="Rasa asks of every event five times what it is, five times a turn.",
        fingerprint="7072d7ec964c5685",
    ),
    ReplacedPart(
        "rasa.core.processor.MessageProcessor.__init__",
        garbage.begin,
        reason="Python would look for garbage several times while a model is loaded, and in all of it afterwards.",
        fingerprint="5315776368d78324",
    ),
    ReplacedPart(
        "rasa.core.processor.MessageProcessor.parse_message",
        understanding.parse_message,
        reason="Rasa understands all messages that wait in one pass of the event loop, which reads no requests meanwhile.",
        fingerprint="1969e179b22a2e12",
    ),
    ReplacedPart(
        "rasa.core.processor.MessageProcessor._handle_message_with_tracker",
        repeated.handle_message_with_tracker,
        reason="Rasa answers a message that is sent again as if it were another one.",
        fingerprint="0eaeed6f5f2b6200",
    ),
    ReplacedPart(
        "rasa.core.processor.DaskGraphRunner",
        graph_runs.OrderedGraphRunner,
        reason="dask plans every run of the graph anew.",
        fingerprint="baadaf6063fe4d22",
    ),
    ReplacedPart(
        "rasa.core.processor.copy",
        logs.COPY_FOR_LOG,
        reason="Events are copied for lines that the log does not have, and for nothing else.",
        fingerprint="9d259d0dbfb9e2d2",
        written_for="rasa.core.processor",
    ),
    ReplacedPart(
        "rasa.core.policies.rule_policy.copy",
        logs.COPY_FOR_LOG,
        reason="States are copied for lines that the log does not have, and for nothing else.",
        fingerprint="672a8654a1639d9f",
        written_for="rasa.core.policies.rule_policy",
    ),
    ReplacedPart(
        "rasa.core.processor.MessageProcessor._log_slots",
        staticmethod(logs.log_slots),
        reason="Rasa writes out all slots before it asks whether the log has such lines.",
        fingerprint="c458d2f93e5a4154",
    ),
    ReplacedPart(
        "sanic.http.Http.log_response",
        logs.log_response,
        reason="Sanic gathers what to log of a request before it asks whether the log has such lines.",
        fingerprint="584a0ffa0f6c8369",
    ),
    ReplacedPart(
        "sanic.app.HttpProtocol",
        GuardedProtocol,
        reason="Rasa lets Sanic choose the protocol, which has no bound on connections or on how slow a request may be.",
        fingerprint="d7a9cd94dc81f707",
    ),
    ReplacedPart(
        "rasa.core.policies.rule_policy.RulePolicy._find_action_from_rules",
        rules.find_action_from_rules,
        reason="Rasa looks for rules by text where every rule names an intent, and goes through the whole conversation for it.",
        fingerprint="9aa310a9f99b3581",
    ),
    ReplacedPart(
        "rasa.core.policies.rule_policy.RulePolicy._get_possible_keys",
        rules.get_possible_keys,
        reason="Rasa holds all rules against states that it has seen before.",
        fingerprint="83b6c396784d992b",
    ),
    ReplacedPart(
        "rasa.core.channels.console.record_messages",
        shell.record_messages,
        reason="Ctrl-D leaves the Rasa shell hanging.",
        fingerprint="4f7b22ffdb84621a",
    ),
)
"""All of them, in no order that matters."""


def apply() -> None:
    """Put all replaced parts in place, and have one thread compute; calling it again changes nothing.

    To be called before Rasa loads the model: the graph's runner is chosen then.
    """
    for part in REPLACED_PARTS:
        part.put_in_place()
    threads.compute_in_one_thread()
