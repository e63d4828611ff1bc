"""The end of a conversation, with what came before boiled down to the state that it left.

Rasa replays every event it is given several times a turn, and sends them all to the action server. So it is given
the last turns only, led by events that bring a fresh tracker into the state it had at the cut.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActionReverted,
    ActiveLoop,
    ConversationPaused,
    Event,
    LoopInterrupted,
    ReminderScheduled,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker

FRESH_STARTS = (SessionStarted, Restarted)
TURNS_TAKEN_BACK = (UserUtteranceReverted, ActionReverted)
# A reminder may fire late, and is only heeded while its conversation still shows it.
_SECONDS_OF_LATENESS = 3600.0
# All turns in a form count as one for Rasa; they are cut as well, if later.
_MOST_TURNS_FOR_ONE = 4


@dataclass(frozen=True)
class Window:
    """The end of a conversation: `recent` events, and `carried` ones that bring about the state before them."""

    carried: tuple[Event, ...] = ()
    recent: tuple[Event, ...] = ()

    @property
    def last_message(self) -> str | None:
        """The id of the last message of the user; None where there is none."""
        said = (event for event in reversed(self.recent) if isinstance(event, UserUttered))
        return next((event.message_id for event in said), None)

    def with_events(self, events: Sequence[Event]) -> Window:
        """The window with further events at its end, not cut yet."""
        return replace(self, recent=(*self.recent, *events))

    def cut_to(self, turns: int, slots: Iterable[Slot]) -> Window:
        """The window with the last `turns` turns that count, or less where the session is younger.

        Turns that were taken back count no more, and a form's turns count as one: so many are kept that what is said
        next can take back as many as if the conversation were whole.
        """
        window = self._of_session()
        all_starts = _starts_of_turns(window.recent, range(len(window.recent)))
        if len(all_starts) <= turns:
            return window
        starts = _starts_of_turns(window.recent, _counting(window))
        if len(starts) <= turns:
            is_long = len(all_starts) > turns * _MOST_TURNS_FOR_ONE
            if not is_long or any(isinstance(event, TURNS_TAKEN_BACK) for event in window.recent):
                return window
            starts, turns = all_starts, turns * _MOST_TURNS_FOR_ONE
        place = starts[-turns]
        past = (*window.carried, *window.recent[:place])
        return Window(tuple(_state(past, slots)), window.recent[place:])

    def tracker(
        self, sender: str, slots: Collection[Slot], max_event_history: int | None = None
    ) -> DialogueStateTracker:
        """A tracker in the state of the conversation."""
        known = {slot.name for slot in slots}
        carried = [
            event for event in self.carried if not isinstance(event, SlotSet) or event.key in known
        ]  # slots that a newer domain does not have
        return DialogueStateTracker.from_events(sender, [*carried, *self.recent], slots, max_event_history)

    def _of_session(self) -> Window:
        for index in reversed(range(len(self.recent))):
            if isinstance(self.recent[index], FRESH_STARTS):
                return replace(self, carried=(), recent=self.recent[index:])
        return self


def _counting(window: Window) -> list[int]:
    """The places in `recent` of the events that count for Rasa, in their order.

    Whatever takes something back undoes what stands at the end; so nothing before an event that still counts was
    undone by anything after it, and one can cut there.
    """
    tracker = DialogueStateTracker("", slots=[])
    tracker.events.extend((*window.carried, *window.recent))
    counting = {id(event) for event in tracker.applied_events()}
    return [place for place, event in enumerate(window.recent) if id(event) in counting]


def _starts_of_turns(events: Sequence[Event], places: Iterable[int]) -> list[int]:
    """Where turns begin, of the events at these places: with the listening before the user's words."""
    starts = []
    listening: int | None = None
    for place in places:
        event = events[place]
        if isinstance(event, UserUttered):
            starts.append(place if listening is None else listening)
        if isinstance(event, UserUttered | ActionExecuted):
            listens = isinstance(event, ActionExecuted) and event.action_name == ACTION_LISTEN_NAME
            listening = place if listens else None
    return starts


def _state(past: Sequence[Event], slots: Iterable[Slot]) -> list[Event]:
    """Few events that lead a fresh tracker to where the past led."""
    tracker = DialogueStateTracker.from_events("", list(past), list(slots))
    now = past[-1].timestamp
    state: list[Event] = [event for event in past if isinstance(event, SessionStarted)][-1:]
    state += _beginning_of_loop(tracker, now)
    state += _reminders_to_come(tracker.applied_events(), now)
    for slot in tracker.slots.values():
        if slot.value != slot.initial_value:
            state.append(SlotSet(slot.name, slot.value, timestamp=now))
    if tracker.is_active_loop_rejected:
        state.append(ActionExecutionRejected(tracker.active_loop_name, timestamp=now))
    if tracker.is_active_loop_interrupted:
        state.append(LoopInterrupted(True, timestamp=now))
    if tracker.is_paused():
        state.append(ConversationPaused(timestamp=now))
    said = tracker.latest_bot_utterance
    if said is not None and (said.text or said.data):
        state.append(said)
    return state


def _beginning_of_loop(tracker: DialogueStateTracker, now: float) -> list[Event]:
    """What started the loop (a form, say) that goes on: the user's words, its first run, and its activation.

    Rasa keeps the words as the loop's trigger, and tells by the first run that a later one is a repetition.
    """
    name = tracker.active_loop_name
    if name is None:
        return []
    trigger = tracker.active_loop.trigger_message
    listening: Event | None = None
    beginning: list[Event] = []
    for event in tracker.events:
        if isinstance(event, UserUttered) and event.parse_data is trigger:
            beginning = [event] if listening is None else [listening, event]
        elif isinstance(event, ActionExecuted):
            if event.action_name == name and not (beginning and _runs(beginning[-1], name)):
                beginning.append(event)
            listening = event
    return [*beginning, ActiveLoop(name, timestamp=now)]


def _runs(event: Event, action: str) -> bool:
    return isinstance(event, ActionExecuted) and event.action_name == action


def _reminders_to_come(applied: Iterable[Event], now: float) -> list[Event]:
    reminders = {event.name: event for event in applied if isinstance(event, ReminderScheduled)}
    return [
        event
        for event in reminders.values()
        if event.trigger_date_time.timestamp() > now - _SECONDS_OF_LATENESS
    ]
