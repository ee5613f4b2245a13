"""Mutants of the sending path: what each breaks, and which harness must catch it.

A mutant is put in place before anything forks. That it is caught shows that the harness would see
such a fault if it crept in. Where the database's own rules stand behind the one that is broken, two
mutants are told: one that leaves them (nothing may come of it), one that takes them away as well.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tests.reliability.broken import client, journal, outbox

CRASH, CUTS, FUZZ, STRACE = ("crash",), ("cuts",), ("fuzz",), ("order_of_calls",)


def matrix(points: str, ways: str) -> tuple[str, ...]:
    """Return the cells of the fault matrix in which a mutant shows."""
    return ("matrix", "--points", points, "--ways", ways)


def rule(name: str) -> tuple[str, ...]:
    """Return the rule that a mutant breaks."""
    return ("rules", "--only", name)


END = "after it is heeded"


@dataclass(frozen=True)
class Mutant:
    """One fault, put in place by `put` for the rest of this process."""

    put: Callable[[], None]
    breaks: str
    caught_by: tuple[tuple[str, ...], ...]
    """Command lines of harnesses, each of which catches it."""
    held: bool = False
    """A second line of defence holds it: the harness must find no harm."""
    quick: bool = False
    """Caught with every quick run of the tests."""
    ci: bool = True
    """Caught in the heavier run of every change, not only in the longest."""


def _ending(ways: str) -> tuple[tuple[str, ...], ...]:
    return (matrix(END, ways),)


MUTANTS = {
    "resend": Mutant(
        journal.resend, "at start, what was cut short is sent again",
        (matrix("answer unread;body sent", "ok;silent rst"), CRASH), quick=True,
    ),
    "journal late": Mutant(
        outbox.journal_late, "the intent is written after the answer",
        (matrix("answer unread", "ok"), CRASH, STRACE), quick=True,
    ),
    "cut short is left": Mutant(
        journal.leave_what_was_cut_short, "at start, what was cut short stays as it is",
        (matrix("body sent", "ok"),),
    ),
    "cut short is refused": Mutant(
        journal.refuse_what_was_cut_short, "at start, what was cut short counts as refused",
        (matrix("answer unread", "ok"), CRASH),
    ),
    "sync normal": Mutant(
        journal.sync_normal, "a commit is not synced", (STRACE,), quick=True
    ),
    "sync off": Mutant(journal.sync_off, "nothing is synced", (STRACE,), ci=False),
    "intent without commit": Mutant(
        journal.intent_without_commit, "the intent is written, and committed with the next write",
        (STRACE,),
    ),
    "no compare-and-set": Mutant(
        journal.no_compare_and_set, "the intent does not ask whether the order is queued",
        (rule("two takers send once"),), held=True,
    ),
    "no compare-and-set, no trigger": Mutant(
        journal.no_compare_and_set_no_trigger, "nor does the database",
        (rule("two takers send once"),), quick=True,
    ),
    "ids need not differ": Mutant(
        journal.ids_need_not_differ, "two orders may bear one id",
        (rule("an order is tracked under one id"), *_ending("an id already held")),
    ),
    "retry": Mutant(
        client.ask_again_after_a_cut, "a request that broke off is sent once more",
        (*_ending("silent rst"), CRASH), quick=True,
    ),
    "retry with the intent": Mutant(
        client.ask_again_with_the_intent,
        "it is sent once more, and the intent asked for again: the journal does not give it",
        (rule("an unknown order stops the account"), *_ending("silent rst")),
    ),
    "connect again": Mutant(
        client.connect_again, "the library connects again by itself",
        (rule("an attempt connects once"),),
    ),
    "kept connections": Mutant(
        client.keep_connections, "an order goes out on a connection used before",
        (rule("each order has a connection of its own"),), quick=True,
    ),
    "http/2": Mutant(
        client.offer_http2, "HTTP/2 is offered", (rule("only http 1 is offered"),), quick=True
    ),
    "redirects": Mutant(
        client.follow_redirects, "redirects are followed",
        (rule("no redirect is followed"),), quick=True,
    ),
    "cookies": Mutant(
        client.keep_cookies, "a panel's cookies are kept, and one that cannot be sent stops all",
        (FUZZ,), quick=True,
    ),
    "packed answers": Mutant(
        client.take_packed_answers, "packed answers are unpacked", _ending("packed")
    ),
    "no cap": Mutant(client.no_cap, "answers of any length are read", _ending("too long")),
    "no deadline": Mutant(
        client.no_deadline, "an answer is waited for without end",
        (rule("an answer that never comes is not waited for"),),
    ),
    "unsent after the moment": Mutant(
        client.unsent_after_the_moment, "a cut counts as not sent",
        (*_ending("silent rst"), CUTS, CRASH), quick=True,
    ),
    "leaves without an intent": Mutant(
        client.leave_without_an_intent, "an intent that fails does not keep the order back",
        (rule("what cannot be written does not leave"),),
    ),
    "trusts 5xx": Mutant(
        client.trust_crashes, "words that come with 5xx are believed",
        (*_ending("unavailable, in words"), FUZZ), quick=True,
    ),
    "trusts 408": Mutant(
        client.trust_timeouts, "words that come with 408 are believed",
        (*_ending("timeout, in words"), FUZZ),
    ),
    "verdict by class": Mutant(
        client.judge_by_class, "every 4xx and 5xx is a refusal",
        (*_ending("gateway"), FUZZ, CRASH), quick=True,
    ),
    "limited by status": Mutant(
        client.limited_by_status, "429 is a refusal for rate, whatever came with it",
        (*_ending("limited by page;limited, but ordered"), FUZZ),
    ),
    "order beats error": Mutant(
        client.order_beats_error, "an order beside an error is accepted",
        (*_ending("order and error"), FUZZ),
    ),
    "error beats order": Mutant(
        client.error_beats_order, "an error beside an order is a refusal",
        (*_ending("order and error"), FUZZ),
    ),
    "a number": Mutant(
        client.take_a_number, "a bare number is an id", (*_ending("a number"), CUTS, FUZZ)
    ),
    "digs for an object": Mutant(
        client.dig_for_an_object, "what stands around an object is passed over",
        (*_ending("warning before;mark before;order in a list"), FUZZ),
    ),
    "any id": Mutant(client.any_id, "ids need not be valid", (*_ending("id true"), FUZZ)),
    "first id wins": Mutant(
        client.first_id_wins, "two ids need not agree", (*_ending("two ids"), FUZZ)
    ),
    "last name wins": Mutant(
        client.last_name_wins, "a name may stand twice", (*_ending("id told twice"), FUZZ)
    ),
    "any good status": Mutant(
        client.any_good_status, "an order may come with any 2xx or 3xx",
        (*_ending("taken on, 202;redirect, but ordered"), FUZZ),
    ),
    "heals cut objects": Mutant(
        client.heal_cut_objects, "a brace that is missing is added", (CUTS, FUZZ), quick=True
    ),
    "believes a cut": Mutant(
        client.believe_what_came_before_a_cut, "what came before a cut is judged", (CUTS, FUZZ)
    ),
    "lost is refused": Mutant(
        outbox.lost_is_refused, "what is not known counts as refused",
        (*_ending("silent fin"), CRASH),
    ),
    "limited goes at once": Mutant(
        outbox.limited_goes_again_at_once, "a refusal for rate is sent again in the same attempt",
        _ending("limited"),
    ),
    "halt not asked": Mutant(
        outbox.ask_no_one_at_the_moment, "nobody is asked at the moment of sending",
        (rule("a halt at the last moment holds"),), quick=True,
    ),
    "no last look": Mutant(
        outbox.no_last_look, "price and limits are not looked at again",
        (rule("a price that moved is held"),),
    ),
    "more at once": Mutant(
        outbox.more_at_once, "more orders are in flight than allowed",
        (rule("no more at once than allowed"),),
    ),
    "on after unknown": Mutant(
        outbox.go_on_after_unknown, "an unknown order does not stop the account",
        (rule("an unknown order stops the account"),),
    ),
    "on after refusals": Mutant(
        outbox.go_on_after_refusals, "two like refusals do not stop the account",
        (rule("two like refusals stop the account"),),
    ),
}  # fmt: skip
"""Name → mutant."""
