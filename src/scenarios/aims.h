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
     "few visits to somebody whom no address links to the officer look like a regular of the beat, most of all when "
     "the "
     "officer seldom gives reasons anyway."},
    {70,
     "three visits in three weeks to somebody whom no address links to the officer are what honest work with an "
     "unlinked person looks like too. That no reason was given tells them apart, but not of officers who seldom give "
     "one."},
    {90, "one or two looks at oneself weigh as much as a busy honest quarter of others."},
    {95, "a crowd that comes over more days than the window of an event stays below its number."},
    {70,
     "the burst is two days long, so days and looks say little; and specialists honestly look at the people of their "
     "own operations for months."},
    {80,
     "one to three unexplained looks a week drown in the five or more that honest work leaves unexplained. What tells "
     "them apart is that no reason was given, which says nothing of an officer who seldom gives one."},
    {90,
     "looks at an employee happen in honest work too: employees are met, hurt and mistaken for others. Who seldom "
     "gives "
     "reasons and comes back a few times is not far above that."},
    {30,
     "a visit or two to a stranger is a street check to every table there is, and a look without a reason happens to "
     "everybody now and then. Tips and the random control sample see these."},
    {90,
     "overtime, unplanned shifts and swaps that nobody entered make honest looks off duty; one or two sessions with "
     "somebody else each time are not far above those."},
    {30,
     "wrong and mistyped case numbers are common in honest work; two visits with one weigh no more than those, least "
     "of "
     "all with a reason that sounds right, as the second author has them give."},
    {90,
     "fewer than six officers were left: those on duty after it happened, less those whom a case of their team "
     "explains. "
     "A lower number would list honest work on people whom nobody linked."},
}};

inline constexpr const char* kAuthors =
    "- Misuse by two authors, each in a run of its own: the first had read the engine; the second had not, nor the "
    "first's\n  scenarios, and worked from published cases (`src/scenarios/misuse_plans.h`).\n";

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
    "- One incident in twenty is registered late, some four days and at most a month after it began: an invented "
    "share. "
    "Each\n  list is made with the tables as they stood on its day, of what was looked up two weeks before or earlier "
    "(`wait_days`,\n  decision 0035). Absences, addresses and who works with whom are known at once. Simpler "
    "detections "
    "know all tables\n  as they stand in the end, and do not wait.\n";

inline constexpr const char* kLimitsOfBench =
    "- Naive misuse gives no reason, or an empty phrase. Much of what is found of it is found because officers who "
    "nearly\n  always say why did not say so here: see the row without reasons. Where a force asks for no reason, or "
    "takes any, that\n  row holds.\n"
    "- With a tenth of the misuse nearly all that is listed is false, for lists are filled all the same: at 20 a day "
    "for\n  60,000 the figure cannot be much below 0.32. The content's own budget, 24 a day for 100,000, keeps it "
    "under "
    "0.24.\n"
    "- Kinds of work with 20 to 50 officers a force (specialists, traffic, dispatchers, intelligence) say little by "
    "themselves:\n  one officer more or less is two to five in a hundred. What chance alone makes of the highest over "
    "the lowest, where\n  all have the same share, stands under each. Ranks decide nothing in the invented forces: how "
    "far they differ is chance.\n"
    "- Specialists are listed wrongly most of all for investigations that are kept outside the tables and that two of "
    "them have:\n  from three on it counts as the work of the team (`team_work`). Lowering that to two would let "
    "colleagues cover for each\n  other. Neighbourhood officers are for people of their beat whom they meet again and "
    "again.\n"
    "- An operation names the team that prepares it (`team_operation`). Who leaks it from within that team is not "
    "found by "
    "this:\n  the misuse here comes from other teams.\n"
    "- A case that is listed for honest work is most often one person whom an officer met again and again and whom "
    "nobody\n  linked, or a search told by radio, which looks like an event.\n"
    "- The second author knew the list of what detection is to look for, as the request has it, but no rule, weight or "
    "measure.\n  Where that author's naive misuse gives a reason (S10: an invented case number, and \"incident\"), "
    "less is found.\n";

}  // namespace waarborg::scenarios
