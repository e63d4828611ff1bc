"""Predictions by rules that do not hold all rules again against a state that was seen before.

Rasa looks for a rule twice after each message, by its text and by its intent. A search by text finds nothing where
every rule names intents. And states come again: they are made of intents, actions and the slots that rules go by, but
not of what was said. Nor does a rule look further back than its own steps: where no slot and no loop has a part in
states, those of the end of a conversation tell as much as all of them.
"""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from cachetools import LRUCache
from rasa.core.policies.rule_policy import RULES, RULES_FOR_LOOP_UNHAPPY_PATH, RulePolicy
from rasa.shared.core.constants import USER
from rasa.shared.core.domain import Domain, State
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    Event,
    LoopInterrupted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT

from twincities.conversations.window import FRESH_STARTS
from twincities.engine.trackers import TAKING_BACK

_MOST_STATES = 2_000
_OF_EARLIER = (*TAKING_BACK, *FRESH_STARTS, ActionExecutionRejected, LoopInterrupted)
"""Events whose effect depends on what came before them."""

_find_as_rasa_does = RulePolicy._find_action_from_rules
_possible_keys_as_rasa_does = RulePolicy._get_possible_keys


class _Known:
    """What is known of the rules of one policy."""

    def __init__(self, policy: RulePolicy) -> None:
        rules = [*policy.lookup[RULES], *policy.lookup.get(RULES_FOR_LOOP_UNHAPPY_PATH, ())]
        self.all_by_intent = all(
            state.get(USER, {}).get(INTENT) for rule in rules for state in policy._rule_key_to_state(rule)
        )
        self.longest = max((len(policy._rule_key_to_state(rule)) for rule in rules), default=1)
        """States that a rule goes by at most."""
        self.possible_keys: LRUCache[tuple[bool, int, str], set[str]] = LRUCache(_MOST_STATES)


_known: WeakKeyDictionary[RulePolicy, _Known] = WeakKeyDictionary()


def _of(policy: RulePolicy) -> _Known:
    if policy not in _known:
        _known[policy] = _Known(policy)
    return _known[policy]


def find_action_from_rules(
    policy: RulePolicy, tracker: DialogueStateTracker, domain: Domain, use_text_for_last_user_input: bool
) -> Any:
    """The action that a rule names, as Rasa finds it; nothing by text where no rule names one."""
    if use_text_for_last_user_input and _of(policy).all_by_intent:
        return None, None, False
    latest = _latest_part(tracker, _of(policy).longest)
    return _find_as_rasa_does(policy, latest, domain, use_text_for_last_user_input)


def _latest_part(tracker: DialogueStateTracker, longest: int) -> DialogueStateTracker:
    """The end of a conversation, the last `longest` states of which are those of the whole; or the whole, where it takes that.

    A state is made of the last message, the last action, slots with features and loops.
    """
    if tracker.active_loop or any(slot.has_features() for slot in tracker.slots.values()):
        return tracker
    latest: list[Event] = []
    actions = 0
    for event in reversed(tracker.events):
        if isinstance(event, _OF_EARLIER):
            return tracker
        if isinstance(event, SlotSet):
            continue
        latest.append(event)
        actions += isinstance(event, ActionExecuted)
        if actions >= longest and isinstance(event, UserUttered):
            return DialogueStateTracker.from_events(tracker.sender_id, latest[::-1], slots=[])
    return tracker


def get_possible_keys(policy: RulePolicy, lookup: dict[str, str], states: list[State]) -> set[str]:
    """The rules that may go by these states, as Rasa finds them; found once for the same states."""
    known = _of(policy)
    states = states[-known.longest :]  # no rule looks at more
    # Rasa takes rules out of the lookup while it checks what it has just been taught.
    key = (lookup is policy.lookup[RULES], len(lookup), policy._create_feature_key(states))
    if key not in known.possible_keys:
        known.possible_keys[key] = _possible_keys_as_rasa_does(policy, lookup, states)
    return known.possible_keys[key]
