"""From a report to its claims: every room of the house, once, in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path

from counterclaim.claims.claim import Claim
from counterclaim.claims.interval import Interval
from counterclaim.claims.mention import Mention
from counterclaim.claims.report import Reading, Report
from counterclaim.intake.dateline import filing_day
from counterclaim.knowledge.actors import ActorIndex, load_actors
from counterclaim.knowledge.scene import ranked
from counterclaim.reading.accidents import drop_accidents
from counterclaim.reading.antecedents import resolve_antecedents
from counterclaim.reading.assembly import Draft, draft_claims
from counterclaim.reading.attribution import give_attributions
from counterclaim.reading.bombers import count_bombers
from counterclaim.reading.conceding import leave_unadmitted
from counterclaim.reading.confidence import Calibration, field_confidences, load_calibration
from counterclaim.reading.coordination import carry_claimants, share_claimants
from counterclaim.reading.doers import name_doers
from counterclaim.reading.enemies import blame_neither, drop_enemies
from counterclaim.reading.filed import leave_dateline, scene_told
from counterclaim.reading.gate import Gate, load_gate
from counterclaim.reading.hedges import give_hedges
from counterclaim.reading.intents import drop_intents
from counterclaim.reading.joint_claimants import split_joint_claimants
from counterclaim.reading.joint_harm import join_harms
from counterclaim.reading.kinship import contained, repeated, settle_parts, settle_scope, settle_sums
from counterclaim.reading.living import drop_speakers
from counterclaim.reading.locating import alpha3_countries, locate, with_places
from counterclaim.reading.named import claim_names
from counterclaim.reading.own_deeds import claim_own_deeds, do_own_deeds
from counterclaim.reading.parts import mark_parts
from counterclaim.reading.persons import name_in_full, whose_words
from counterclaim.reading.plain_claims import add_plain_claims
from counterclaim.reading.presupposed import leave_presupposed
from counterclaim.reading.recognition.encoder import load_encoder
from counterclaim.reading.recognition.proposal import Recogniser
from counterclaim.reading.selves import part_selves
from counterclaim.reading.sentences import split_sentences
from counterclaim.reading.siding import resolve_actors, settle_stance
from counterclaim.reading.status import settle_status
from counterclaim.reading.surroundings import amid_violence
from counterclaim.reading.timing import claim_times
from counterclaim.reading.transcripts import give_speakers
from counterclaim.reading.unharmed import count_unharmed

_AT_ONCE = 4
"""Reports under way at once in `Reader.read_all`."""


@dataclass(frozen=True)
class Reader:
    """A pure function from report to claims, over resources that never change."""

    recogniser: Recogniser
    gate: Gate
    actors: ActorIndex
    calibration: Calibration

    @cached_property
    def name(self) -> str:
        """Name and version, as every claim carries it."""
        return f"counterclaim {version('counterclaim')} {self.recogniser.name}"

    def read(self, report: Report) -> Reading:
        """The claims of the report, in the order of its text."""
        text = report.text
        sentences = split_sentences(text, report.excluded)
        focus = amid_violence(text, sentences, self.gate.passing(text, sentences))
        proposals = add_plain_claims(text, sentences, self.recogniser.propose(text, sentences, focus))
        drafts = drop_enemies(text, draft_claims(text, sentences, proposals))
        drafts = drop_accidents(text, drop_intents(text, drop_speakers(drafts)))
        drafts = part_selves(text, name_doers(text, count_unharmed(text, join_harms(text, drafts))))
        drafts = count_bombers(text, share_claimants(claim_own_deeds(text, claim_names(text, drafts))))
        drafts = leave_presupposed(text, give_attributions(text, drafts))
        drafts = give_speakers(text, give_hedges(text, carry_claimants(text, drafts)))
        drafts = leave_unadmitted(text, split_joint_claimants(text, resolve_antecedents(drafts)))
        drafts = do_own_deeds(text, drafts)
        if not drafts:
            return Reading(report, ())
        published = report.published or filing_day(text)
        scene, drafts = scene_told(text), leave_dateline(text, drafts)
        places = locate(drafts, scene)
        countries = alpha3_countries(ranked(with_places(scene, places)))
        drafts = resolve_actors(drafts, self.actors, published, countries, whose_words(text, drafts))
        drafts = [settle_status(text, settle_stance(text, d, self.actors, published)) for d in drafts]
        drafts = name_in_full([blame_neither(text, d) for d in drafts])
        drafts = settle_parts(settle_scope(mark_parts(text, drafts)))
        times = claim_times(text, sentences, drafts, published)
        drafts = settle_sums(text, drafts, times)
        return Reading(report, self._claims(drafts, places, times))

    def read_all(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """The readings in the order of the reports, a few reports at a time so that no core waits; as `read` each."""
        under_way: deque[Future[Reading]] = deque()
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            for report in reports:
                under_way.append(pool.submit(self.read, report))
                if len(under_way) > 2 * _AT_ONCE:
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()

    def _claims(
        self, drafts: Sequence[Draft], places: Sequence[Mention | None], times: Sequence[Interval | None]
    ) -> tuple[Claim, ...]:
        same, part = repeated(drafts), contained(drafts)
        sure = [field_confidences(d) for d in drafts]
        return tuple(
            Claim(
                id=i + 1,
                kind=d.kind,
                span=d.sentence,
                count=d.count,
                affected=d.affected,
                status=d.status,
                perpetrator=d.perpetrator,
                claimant=d.claimant,
                via=d.via,
                stance=d.stance,
                scope=d.scope,
                part_of=_number(part[i]),
                same_as=_number(same[i]),
                place=places[i],
                time=times[i],
                confidence=self.calibration.chance(sure[i]),
                confidences=sure[i],
                reader=self.name,
            )
            for i, d in enumerate(drafts)
        )


def _number(index: int | None) -> int | None:
    return None if index is None else index + 1


@cache
def load_reader(model: Path | None = None, threads: int = 0) -> Reader:
    """The reader with the package's own recogniser, or that of a folder; `threads` 0 = one a core."""
    return Reader(load_encoder(model, threads), load_gate(), load_actors(), load_calibration(model))
