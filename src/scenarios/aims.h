// How well the detection is to find naive misuse, and what is known of what stands in its way.
#pragma once

#include <array>

#include "scenarios/world.h"

namespace waarborg::scenarios {

struct Aim {
  double percent;  ///< of the naive level, within the year
  const char* why_missed;
};

inline constexpr std::array<Aim, kScenarios> kAims = {{
    {90,
     "those with few visits to somebody whom no address links to the officer look like a street officer's regulars."},
    {70,
     "three visits in three weeks are what honest work with an unlinked person looks like too; an address helps only "
     "where the neighbour lives within the same postcode."},
    {90, "one or two looks at oneself weigh as much as a busy honest quarter of others."},
    {95, "a crowd that comes over more days than the window of an event stays below its number."},
    {70,
     "the burst is two days long, so it counts as two days; what would tell it apart is the operation that follows, "
     "which no measure of the engine takes in yet."},
    {80,
     "one to three unexplained looks a week drown in the five or more that honest work leaves unexplained. A measure "
     "of what is rare for the officer (system, area, hour) is missing; a baseline of own months would help too."},
    {90, "a single look at an employee weighs less than repeated looks at an unlinked person."},
    {30,
     "one visit to one stranger is a street check to every table there is. Only the random control sample sees these."},
    {90,
     "overtime, unplanned shifts and swaps that nobody entered make honest looks off duty; who looks once or twice "
     "cannot be told from them."},
    {30, "wrong and mistyped case numbers are common in honest work; a made-up number counts no more than those."},
    {90, "a crowd smaller than the number that makes an event, or spread over more days."},
}};

inline constexpr const char* kLimits =
    "- Plausible and mimicking misuse is mostly missed, and must be: it was written to look like the work of "
    "colleagues. "
    "What\n  finds it is a tip, a question by a chief, or the random control sample, not a list.\n"
    "- Misuse that somebody writes into a case (S10, mimicking) is explained by that case. Nothing in a log of "
    "look-ups "
    "shows\n  that the link is false; the log of changes to cases would.\n"
    "- The background is invented too. How much honest work stays unexplained, and how often the same people are met "
    "again,"
    "\n  decides most of the figures above; they hold for a force that resembles this one.\n"
    "- Days are judged with the tables as they stand in the end: an incident that is registered late is known at once "
    "here, "
    "so\n  the first days of real lists hold more honest cases.\n";

}  // namespace waarborg::scenarios
