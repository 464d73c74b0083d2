// From stored look-ups to cases: what a run of the detection answers, and what is asked of single officers.
//
// People are numbers here. Rules, signs and measures are named by the keys of content/detection.yaml, which words them
// (rule_book).
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "matters/house.h"
#include "platform/i18n/texts.h"

namespace waarborg::monitor {

/// Hundredths of a bit: 100 is "one in two", 1000 is "one in a thousand" (docs/decisions/0027).
using Points = std::int32_t;

/// One look-up as evidence.
struct SeenLookUp {
  Instant at;
  std::uint32_t subject = 0, basis = 0;  ///< numbers of keyed hashes, 0: none
  std::uint32_t reason = 0;              ///< opened with reason_text
  std::string system, place;             ///< empty: not known
  std::string rule;                      ///< the key of the rule that explains it; empty: unexplained
  std::vector<std::string> signs;        ///< keys
  bool case_known = false;               ///< `basis` is a case that exists
  bool case_linked = false;              ///< and the subject is linked to it
};

/// One line of a rank: a measure that is rare among peers, or a sign with points of its own.
struct PartOfRank {
  enum class Kind { measure, sign };
  Kind kind = Kind::measure;
  std::string key;
  std::uint32_t count = 0;                ///< of a measure
  std::uint64_t at_least = 0, among = 0;  ///< of a measure: so many of the peers have at least `count`
  std::uint32_t weight = 100;             ///< of a measure, hundredths
  Points points = 0;
};

/// A sign or measure of the content that gives points.
struct KeyOfRank {
  std::string kind;  ///< measure (of an officer and a subject), officer (a measure of them as a whole), sign
  std::string key;
};

/// What stands out about an officer and a subject.
struct FoundPair {
  std::uint32_t subject = 0;
  Date first_day, last_day;
  std::vector<PartOfRank> parts;     ///< those with points
  Points points = 0;                 ///< the sum of the parts
  std::vector<SeenLookUp> look_ups;  ///< of the window, the explained ones included, by time; at most kEvidenceMax
  std::uint64_t look_ups_in_all = 0;
};
constexpr std::size_t kEvidenceMax = 500;
constexpr std::size_t kSeenInEventMax = 10;

/// A week of the officer beside their peers.
struct WeekOfWork {
  Date monday;
  std::uint32_t look_ups = 0, unexplained = 0;
  std::uint32_t peers_median = 0, peers_unexplained_median = 0;
};

struct FoundCase {
  std::uint32_t officer = 0;
  std::string group;  ///< the unit or team of the latest look-up; empty where few officers are of it
  std::string peers;  ///< whom they are compared with: role, or group
  std::uint32_t peers_count = 0;
  std::vector<PartOfRank> parts;    ///< of the officer
  Points by_findings = 0;           ///< the first finding in full, each next one at half the share of the one before
  Points usual = 0;                 ///< what is usual among those of the role (engine/usual.h), taken off
  Points points = 0;                ///< the sum of parts and by_findings, less what is usual; may be below 0
  std::vector<FoundPair> findings;  ///< most points first
  std::vector<WeekOfWork> weeks;    ///< of the window, in order
  bool stood_out = false;           ///< of a control: it was a finding; not for whoever judges it
};

/// Many officers on one subject within a few days: one event, not as many cases.
struct FoundEvent {
  struct Officer {
    std::uint32_t officer = 0;
    std::string group;
    std::uint32_t look_ups = 0;
    std::vector<SeenLookUp> seen{};  ///< the latest, by time; at most kSeenInEventMax
  };
  std::uint32_t subject = 0;
  Date first_day, last_day;
  std::vector<Officer> officers;  ///< most look-ups first
};

/// A finding that was judged, so that it does not come again: the look-ups of `officer` to `subject` up to and with
/// `until`.
struct PutAside {
  std::uint32_t officer = 0, subject = 0;
  Date until;
};

struct DetectOptions {
  std::optional<Date> day;  ///< the last day of the window; when not given the last stored one whose wait_days are over
  std::vector<PutAside> put_aside{};
  std::vector<std::uint32_t> with_open_case{};  ///< officers who are not listed again
  std::vector<std::uint32_t> events_known{};    ///< subjects whose event is listed already
  std::optional<std::size_t> cases{};           ///< how many at most; by the budget of the content when not given
  std::optional<std::size_t> controls{};        ///< how many control look-ups are drawn; likewise
  std::uint64_t control_seed = 0;
  std::optional<Date> last_run{};  ///< the budget of the days after it; of today alone when not given
  /// Asked for leave once the day is known, before anything is read; may be empty.
  std::function<Result<Done>(Date day)> may_run{};
};

/// A day that was judged before and comes out otherwise now, as cases were registered late.
struct ChangedDay {
  struct Pair {
    std::uint32_t officer = 0, subject = 0;
    std::int64_t became_explained = 0, became_unexplained = 0;
  };
  Date day;  ///< UTC
  std::int64_t unexplained_before = 0, unexplained_now = 0;
  std::int64_t became_explained = 0, became_unexplained = 0;  ///< look-ups with a subject
  std::vector<Pair> pairs{};                                  ///< those with a look-up that changed, in order
};

/// What a run answers.
struct Detected {
  Date first_day, day;  ///< of the window
  std::string content;  ///< version and fingerprint of the settings that made it
  std::int64_t look_ups = 0, unexplained = 0;
  std::int64_t officers = 0;     ///< with a look-up in the window
  std::int64_t ranked = 0;       ///< officers with a finding, before the budget
  std::int64_t pairs_plain = 0;  ///< officer and subject with a look-up of interest in the window that are no finding
  std::int64_t pairs_left_out = 0;  ///< findings that the budget left off the list
  double budget = 0;                ///< cases a day per 1,000 staff
  std::vector<FoundCase> cases;     ///< most points first, as many as the budget allows
  std::vector<FoundEvent> events;
  std::vector<ChangedDay> changed;
  /// Look-ups drawn at random for a blind review, each a case of one finding without points: two of three from what did
  /// not stand out, one from findings that the budget left out, in no order that tells which.
  std::vector<FoundCase> controls;
};

/// Runs the detection over the stored days (LOG-03). Keeps the facts of each day, so that a day that comes is scanned
/// alone, and changes nothing else. `progress` gets words of the log of a command, may be empty. Errors: of the content
/// and the store, "engine.store_busy" beside an import, "detection.no_days", "detection.too_fresh" {days}.
Result<Detected> detect(matters::House& house, const DetectOptions& options,
                        const std::function<void(const std::string&)>& progress = {});

/// A rule that explains, a sign or a measure, as content/detection.yaml has it, or as it was approved beside it; in
/// words for people it is told by contract/rules_told.h.
struct WordedRule {
  std::string key;
  i18n::LocalText title;
  std::string source;                   ///< rule or article; why it is so stands in the content
  std::uint32_t before = 0, after = 0;  ///< of a rule: seconds around the work that explains
  Points points = 0;                    ///< of a sign
  std::uint32_t weight = 0;             ///< of a measure, hundredths; 0 is switched off
  /// Of a rule that was approved beside the content (contract/approved.h).
  std::optional<Date> approved_on{}, from{};
};
struct RuleBook {
  std::string version;            ///< with the fingerprint
  std::vector<WordedRule> rules;  ///< in the order of trying
  std::vector<WordedRule> ended;  ///< approved once, no longer in force: what old cases may name
  std::vector<WordedRule> signs;
  std::vector<WordedRule> pair_measures;   ///< of a finding (FoundPair)
  std::vector<WordedRule> actor_measures;  ///< of an officer (FoundCase)
  int window_days = 0;
  double budget = 0;  ///< cases a day per 1,000 staff
  int keep_years = 0;
  std::string keep_source;
  int question_days = 0;  ///< working days to answer a question; 0: the same day
  bool own_household = false;
};
/// Checked at start. Errors: every mistake at once ("content.bad_field").
Result<Done> check_content(const std::filesystem::path& content, calendar::Jurisdiction jurisdiction);
/// Errors: those of the content.
Result<RuleBook> rule_book(const matters::House& house);

/// The number that an officer's look-ups stand under, from the value their log has (the personnel number); nothing when
/// no log named them. So somebody who is signed in finds what is theirs without anybody opening an identity.
Result<std::optional<std::uint32_t>> officer_number(const matters::House& house, const std::string& value);

/// The officer's own look-ups from..to, newest first, each with what explains it (my look-ups).
Result<std::vector<SeenLookUp>> look_ups_of(matters::House& house, std::uint32_t officer, Date from, Date to);

/// Opening an identity takes a member of both desks (docs/decisions/0028): the analyst opens the outer seal, the
/// approver the inner one.
inline constexpr const char* kMonitorDesk = "query-monitor";
inline constexpr const char* kApprovalDesk = "query-approval";
/// What an analyst passes on. Nothing when `monitor` is not (or no longer) the desk's pair, or nobody has the number.
std::optional<Bytes> open_outer_seal(storage::Transaction& tx, const sealing::KeyPair& monitor, std::uint32_t officer);
struct OpenedOfficer {
  std::string value;      ///< as the log has it
  std::string person_id;  ///< of the people register; empty where it does not know the value
};
std::optional<OpenedOfficer> open_inner_seal(storage::Transaction& tx, const sealing::KeyPair& approval,
                                             std::uint32_t officer, ByteView inner);
/// The words given as a reason; nothing as above.
std::optional<std::string> reason_text(storage::Transaction& tx, const sealing::KeyPair& monitor, std::uint32_t reason);

}  // namespace waarborg::monitor
