"""What can be done with a pair of files, put together for the window; loaded for the first pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader import paths
from reader.ui.pairs.partners import Partners
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.bitext.model import Bitext
    from reader.ui.annotating.banner import Banner
    from reader.ui.opening import Opener
    from reader.ui.pairs.doubts import Doubts
    from reader.ui.pairs.reasons import ReasonsBox
    from reader.ui.pairs.repairing import PairRepairs
    from reader.ui.pairs.second_look import SecondLook
    from reader.ui.reading.sentence_cursor import SentenceCursor
    from reader.ui.status_line import StatusLine
    from reader.ui.window import Window

_QUESTION = "pair-question"
_NO_ROW = Message("Choose a row first: click it, or press [[next-row]].")
_ALONE, _KEEP = "pair-alone", "pair-keep"


class PairTools(QObject):
    """Doubtful rows, repairs, and the question whether two files belong together."""

    def __init__(
        self,
        window: Window,
        opener: Opener,
        banner: Banner,
        status: StatusLine,
        cursor: SentenceCursor,
    ) -> None:
        super().__init__(window)
        self._window, self._opener, self._cursor = window, opener, cursor
        self._banner, self._status = banner, status
        self._doubts: Doubts | None = None
        self._repairs: PairRepairs | None = None
        self._reasons: ReasonsBox | None = None
        self.second_look: SecondLook | None = None
        self.partners = Partners(window, opener, status)
        session = window.session
        session.opened.connect(lambda: banner.withdraw(_QUESTION))
        session.settled.connect(self._look)
        session.rows_changed.connect(self._watch_doubts)
        banner.chosen.connect(self._answered)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the commands do, by their ids."""
        return {
            "choose-counterpart": self.partners.choose,
            "why-together": self.tell_why,
            "stop-pairing": self.stop,
            "next-weak-pair": lambda: self.doubts.step(1),
            "previous-weak-pair": lambda: self.doubts.step(-1),
            "how-sure": self.tell_how_sure,
            "merge-next": self._repair(lambda repairs: repairs.merge(1)),
            "merge-previous": self._repair(lambda repairs: repairs.merge(-1)),
            "split-pair": self._repair(lambda repairs: repairs.split()),
            "split-sentence": self._repair(lambda repairs: repairs.split_sentences()),
            "sentence-down": self._repair(lambda repairs: repairs.move_sentences(1)),
            "sentence-up": self._repair(lambda repairs: repairs.move_sentences(-1)),
            "move-down": self._repair(lambda repairs: repairs.move(1)),
            "move-up": self._repair(lambda repairs: repairs.move(-1)),
            "untranslated": self._repair(lambda repairs: repairs.leave_untranslated()),
            "belong-together": self._repair(lambda repairs: repairs.together()),
            "undo-repair": self._repair(lambda repairs: repairs.undo()),
            "redo-repair": self._repair(lambda repairs: repairs.redo()),
        }

    def _repair(self, wish: Callable[[PairRepairs], None]) -> Callable[[], None]:
        return lambda: wish(self.repairs)

    @property
    def doubts(self) -> Doubts:
        """The doubtful rows."""
        if self._doubts is None:
            from reader.ui.pairs.doubts import Doubts

            self._doubts = Doubts(self._window.view)
            self._doubts.said.connect(self._status.say)
        return self._doubts

    @property
    def repairs(self) -> PairRepairs:
        """The repairs."""
        if self._repairs is None:
            from reader.ui.pairs.repairing import PairRepairs

            window = self._window
            folder = paths.data_dir() / "pairs"
            self._repairs = PairRepairs(
                window.session, window.view, self._cursor, window.parts.jobs, folder
            )
            self._repairs.said.connect(self._status.say)
            self._repairs.reload_wished.connect(self._opener.reload)
        return self._repairs

    def tell_how_sure(self) -> None:
        """How sure the pairing of the current row is."""
        from reader.ui.pairs.doubts import words_for

        view = self._window.view
        row = None if view.current_row is None else view.bitext.rows[view.current_row]
        if view.bitext.columns != 2 or row is None or row.both:
            self._status.say(_NO_ROW)
        else:
            self._status.say(words_for(row))

    def stop(self) -> None:
        """Give up what is still being paired: the document is alone until it is reopened."""
        session = self._window.session
        if session.request is None or session.done or not session.is_pair:
            self._status.say(Message("No pair is being read."))
            return
        self._opener.show_alone()
        self._status.say(Message("Pairing stopped. The document is shown alone for now."))

    def tell_why(self) -> None:
        """Show what speaks for and against the pairing of the current row."""
        view = self._window.view
        if view.bitext.columns != 2 or view.current_row is None:
            self._status.say(_NO_ROW)
            return
        from reader.ui.pairs.reasons import ReasonsBox

        if self._reasons is None:
            self._reasons = ReasonsBox(self._window)
        self._reasons.show_for(view.bitext, view.current_row)

    def escape(self) -> bool:
        """Give up what was begun. Whether there was anything."""
        return self._repairs is not None and self._repairs.drop()

    def _look(self) -> None:
        """A text is read. If it is a pair: whether the two belong together."""
        session, bitext = self._window.session, self._window.session.bitext
        if bitext is None or not session.is_pair:
            self._watch_doubts()
            self._look_again()
            return
        _ = self.doubts, self.repairs  # from now on they are needed
        if self.partners.take_agreed(session.paths):
            self.repairs.accept()
            return
        self._window.parts.jobs.run(
            lambda _job: _question_about(bitext),
            lambda question: self._ask(bitext, question) if question else None,
            slot="pair-question",
        )

    def _watch_doubts(self) -> None:
        """Tell of the mark at doubtful rows, of which one file seldom has any."""
        if any(row.is_weak for row in self._window.view.bitext.rows):
            _ = self.doubts

    def _look_again(self) -> None:
        """At the pairing of one file in both languages, where it is in doubt."""
        window = self._window
        if not window.session.unsettled:
            return
        if self.second_look is None:
            from reader.ui.pairs.second_look import SecondLook

            self.second_look = SecondLook(window.session, window.view, window.parts.jobs)
        self.second_look.begin()

    def _ask(self, bitext: Bitext, question: Message) -> None:
        now = self._window.session.bitext
        if now is None or now.documents != bitext.documents or self._banner.kind:
            return
        offers = {_ALONE: Message("Read Alone"), _KEEP: Message("Keep Together")}
        self._banner.tell(_QUESTION, question, offers)

    def _answered(self, chosen: str) -> None:
        if chosen in (_ALONE, _KEEP):
            self._banner.withdraw(_QUESTION)
        if chosen == _ALONE:
            self._opener.read_alone()
        elif chosen == _KEEP:
            self.repairs.accept()


def _question_about(bitext: Bitext) -> Message | None:
    """What is odd about a pair that nobody has agreed to, a sentence. A worker's work."""
    from reader.bitext.aligned import belong_together
    from reader.bitext.companions import are_alike
    from reader.bitext.repair_store import RepairStore
    from reader.bitext.repairs import beads_of

    en, zh = bitext.documents
    said = RepairStore(paths.data_dir() / "pairs").load(en.head, zh.head)
    if said.accepted or said.beads:
        return None
    first, second = (one.head.path.name if one.head.path else "" for one in bitext.documents)
    if are_alike(en.head, zh.head):
        if en.head.english_share > en.head.chinese_share:
            return Message(
                "Both are in English: “{first}” and “{second}”.", first=first, second=second
            )
        return Message("Both are in Chinese: “{first}” and “{second}”.", first=first, second=second)
    if belong_together(beads_of(bitext.rows), len(en.blocks), len(zh.blocks)):
        return None
    return Message(
        "These two files do not seem to say the same: “{first}” and “{second}”.",
        first=first,
        second=second,
    )
