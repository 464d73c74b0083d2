// What the second author says of each scenario and level, in numbers. They come from published cases of misuse and
// from the words of the request; the rules, weights and measures of the detection were not read while they were
// written, and are no reason to change them (decision 0030). What was known of the detection: the list of what it is to
// look for, in the request itself.
//
// Sources, by scenario:
//  - former partner: Associated Press, 28 September 2016 (stalked former partners; look-ups of the new partner's car);
//    NZ Independent Police Conduct Authority (IPCA) 25-26803 (off-duty look-ups of a former partner's vehicles).
//  - neighbour or new acquaintance: AP 2016 (women met at work; neighbours); hearing of former PC Clark,
//    Northamptonshire 2022 (a new friend: first her record, then an incident in which she was the victim); RTL Nieuws
//    and NOS, July 2020 (neighbours, among Dutch dismissals and reprimands).
//  - own record: IPCA 25-26309 (self and family, again some weeks later) and 24-24630 (51 times in fourteen years).
//  - celebrity: Hessen 2018 (a singer 83 times in the night of her concert; Frankfurter Rundschau, August 2019);
//  Minnesota
//    2012 (a former officer's licence 425 times by more than 100 officers of 18 forces); a Dutch hospital 2018 (85
//    staff).
//  - before a raid: Dutch cases of 2017 and 2018 (The Hague: who is under investigation, asked through a go-between);
//    Queensland Criminal Justice Commission 1997, operation Lime (a person and a vehicle within three minutes).
//  - slow leak: The Hague 2018 (a detective, a year and a half, on request); ITS Nijmegen 1997, "Lekken of
//    verstrekken?" (315 files: about the criminal himself and about his competitors; through family, friends, clubs).
//  - colleague: Minnesota 2012; AP 2016 (officers looked up colleagues and those who wrote about them).
//  - favour: ITS Nijmegen 1997 (friends, former colleagues, insurers); AP 2016 (the landlord of a friend).
//  - off duty: IPCA 24-24508 (1,700 look-ups off duty in nineteen months, "to be a good cop"), 25-26803.
//  - false incident: hearing on the Everard files, London 2024 (false reasons to cover tracks).
//  - mass curiosity: the same hearing (a flurry after the arrest, 5 to 15 March; some came back, some off duty; the
//  wife
//    of the suspect too).
#pragma once

#include "scenarios/world.h"

namespace waarborg::scenarios {

struct Amount {
  std::uint32_t least = 0, most = 0;
};
/// How the sittings lie in their days: evenly, most at the beginning, most at the end.
enum class Rhythm : std::uint8_t { even, fading, rising };

struct MisusePlan {
  Amount sittings;  ///< times at a screen; of a crowd: people
  Amount days;      ///< within which they lie
  Amount systems;   ///< asked at one sitting, of one person
  Amount others;    ///< people who are looked up now and then, beside the one it is about
  Rhythm rhythm = Rhythm::even;
  std::uint32_t away_per_mille = 0;   ///< of the sittings: when not at work
  std::uint32_t cited_per_mille = 0;  ///< of the sittings: with the number of a case at hand, of a crowd's own incident
};

/// By scenario, then by level: naive, plausible, mimicking. A leak's sittings are those of a whole year.
constexpr MisusePlan kMisusePlans[kScenarios][kLevels] = {
    // former partner: dense after the break, then thinning out; later the new partner too
    {{{6, 14}, {20, 70}, {2, 4}, {0, 1}, Rhythm::fading, 300, 0},
     {{4, 9}, {45, 120}, {1, 3}, {0, 1}, Rhythm::even, 0, 300},
     {{3, 6}, {90, 220}, {1, 1}, {0, 0}, Rhythm::even, 0, 500}},
    // neighbour or new acquaintance
    {{{3, 8}, {5, 40}, {2, 3}, {0, 2}, Rhythm::fading, 250, 0},
     {{2, 4}, {10, 60}, {1, 3}, {0, 1}, Rhythm::even, 0, 250},
     {{1, 3}, {1, 30}, {1, 1}, {0, 0}, Rhythm::even, 0, 450}},
    // own record
    {{{1, 4}, {1, 120}, {1, 3}, {0, 0}, Rhythm::even, 100, 0},
     {{1, 2}, {1, 60}, {1, 2}, {0, 0}, Rhythm::even, 0, 400},
     {{1, 1}, {1, 1}, {1, 1}, {0, 0}, Rhythm::even, 0, 600}},
    // celebrity: the night of the concert and the days after
    {{{50, 200}, {1, 6}, {1, 3}, {0, 1}, Rhythm::fading, 50, 0},
     {{50, 110}, {7, 21}, {1, 2}, {0, 1}, Rhythm::fading, 0, 250},
     {{50, 80}, {20, 60}, {1, 1}, {0, 0}, Rhythm::even, 0, 300}},
    // before a raid
    {{{3, 7}, {2, 5}, {2, 4}, {1, 4}, Rhythm::rising, 150, 0},
     {{2, 4}, {4, 10}, {1, 3}, {0, 2}, Rhythm::rising, 0, 250},
     {{2, 4}, {10, 21}, {1, 1}, {0, 1}, Rhythm::even, 0, 600}},
    // slow leak: one or two a week, a list now and then
    {{{60, 130}, {330, 365}, {1, 3}, {0, 0}, Rhythm::even, 150, 0},
     {{50, 90}, {330, 365}, {1, 2}, {0, 0}, Rhythm::even, 0, 250},
     {{35, 60}, {330, 365}, {1, 1}, {0, 0}, Rhythm::even, 0, 600}},
    // colleague: a quarrel, an affair, a rival for a post
    {{{2, 8}, {3, 50}, {1, 3}, {0, 2}, Rhythm::fading, 150, 0},
     {{2, 4}, {5, 60}, {1, 2}, {0, 1}, Rhythm::even, 0, 250},
     {{1, 3}, {5, 90}, {1, 1}, {0, 0}, Rhythm::even, 0, 500}},
    // favour for a third party
    {{{1, 3}, {1, 10}, {1, 3}, {0, 4}, Rhythm::even, 100, 0},
     {{1, 2}, {1, 7}, {1, 2}, {0, 1}, Rhythm::even, 0, 250},
     {{1, 1}, {1, 1}, {1, 1}, {0, 0}, Rhythm::even, 0, 500}},
    // off duty: at home; just before or after the shift; on a free day while colleagues work
    {{{3, 9}, {10, 60}, {1, 3}, {0, 5}, Rhythm::even, 1000, 0},
     {{3, 7}, {10, 60}, {1, 2}, {0, 3}, Rhythm::even, 1000, 250},
     {{2, 5}, {20, 90}, {1, 1}, {0, 3}, Rhythm::even, 1000, 600}},
    // false incident: an invented or foreign number; a case at hand; a case to which the person was added
    {{{2, 6}, {5, 40}, {1, 3}, {0, 3}, Rhythm::even, 0, 1000},
     {{2, 5}, {10, 60}, {1, 2}, {0, 2}, Rhythm::even, 0, 1000},
     {{2, 4}, {15, 90}, {1, 1}, {0, 1}, Rhythm::even, 0, 1000}},
    // mass curiosity: the flurry after an arrest
    {{{25, 60}, {2, 7}, {1, 3}, {0, 2}, Rhythm::fading, 80, 300},
     {{20, 40}, {3, 14}, {1, 2}, {0, 2}, Rhythm::fading, 0, 700},
     {{15, 30}, {10, 30}, {1, 1}, {0, 0}, Rhythm::even, 0, 500}}};
/// Of 1,000 who look off duty and take no care, those who make a habit of it, and how.
constexpr std::uint32_t kHabitPerMille = 300;
constexpr MisusePlan kOffDutyHabit = {{40, 120}, {60, 200}, {1, 3}, {0, 0}, Rhythm::even, 1000, 0};

constexpr const MisusePlan& plan_of(Scenario scenario, Level level) {
  return kMisusePlans[static_cast<std::size_t>(scenario) - 1][static_cast<std::size_t>(level)];
}

}  // namespace waarborg::scenarios
