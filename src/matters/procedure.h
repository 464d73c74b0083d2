// A procedure as data: what content/procedures/<jurisdiction>/*.yaml says. A matter keeps the exact version it
// began with. Loaded and cross-checked at start (procedure_loader.h); immutable afterwards, so thread-safe.
//
//   procedure: complaint              # key; the file may have any name
//   version: 1                        # whole number, rises with every change
//   kind: complaint                   # report, complaint, compliment, line_talk, line_enquiry, orienting,
//                                     # disciplinary, criminal_handover, central, welfare
//   track: none                       # none, disciplinary, criminal (the wall, INV-01)
//   prefix: K                         # first letter(s) of matter numbers
//   title: {nl: .., en: .., fr: .., de: ..}
//   source: [CMP-08, "Awb 9:11"]
//   desk: complaints                  # the desk that receives a new matter
//   phases:                           # in order; the first is where a matter begins
//     - key: informal
//       title: {..}
//       public: {..}                  # status in plain words, for reporter or complainant
//       steps:
//         - key: acknowledge
//           title: {..}
//           help: {..}                # optional
//           told: {..}                # optional: what the person concerned is told of it beforehand, in plain words;
//                                     # steps without stay among those who work on the matter
//           responsible: desk:complaints   # desk:CODE | role:ROLE (account role) | participant:ROLE
//           term: {period: 7d, nature: statutory, from: received, source: "Wbk art. 2"}   # optional;
//                                     # from: received | phase | step:KEY
//           records: [message]        # what completing it needs: note, message, talk_date, reason, document,
//                                     # decision, findings, lessons, notice
//           letter: acknowledgement   # optional: letter proposed as the message
//           second_person: true       # optional: another person confirms (a second pair of eyes)
//           optional: true            # optional: may be left out, with a reason
//           required: true            # optional: the phase is not left before it is done
//           repeat: 4w                # optional: once done it comes back this long after, while the phase lasts; the
//                                     # phase is not left while it is late (a review moment: INV-05)
//           room: interviews          # optional: done in this room of the matter's page (rooms.h), not in the
//                                     # plain form
//           then: phase:handling      # optional: completing it moves the matter on; or then: close
//   clocks:                           # terms of the matter as a whole, each one a clock of its own
//     - key: feedback
//       title: {..}
//       period: 3m
//       nature: statutory             # statutory, policy, limitation
//       from: step:acknowledge        # received | phase:KEY | step:KEY | clock:KEY (begins where that term, named
//                                     # above it, ends: "fifteen days after those thirty")
//       from_at_latest: 7d            # optional: starts by itself this long after received (EU 2019/1937 9(1)(f))
//       stops: step:give_feedback     # step:KEY | phase:KEY (when that phase begins) | close
//       source: "..."
//       pause: [criminal_enquiry]     # optional: reasons for which it may stand still
//       extension: {period: 4w, nature: statutory, times: 1, notify: [complainant, person_concerned],
//                   more_with_consent: true, source: "Awb 9:11(2)"}        # optional; a clock of its own (trap 4)
//       remind: [7d, 1d]              # optional: reminder tasks this long before
//       escalate: authority           # optional: desk told when late
//   duty_to_cooperate: {staff: true, person_concerned: false, source: ".."}   # optional (INV-02)
//   means:                            # optional: what an enquiry may use, and who approves it (INV-05)
//     - {key: interview, title: {..}, approval: none, source: ".."}           # none, commissioner, prosecutor
//   apart: [[handler, decider]]       # optional: parts that one person never holds both, past ones count (ORG-04)
//   contact: {first: 7d, every: 4w, source: ".."}    # optional: with each person concerned (INV-06)
//   grounds:                          # optional: on what ground a matter is handed over to this procedure (INV-04)
//     - {key: duty_to_report, title: {..}, source: ".."}
//   outcomes:                         # what may be decided; key, title, and procedure it opens (triage)
//     - {key: founded, title: {..}}
//     - {key: disciplinary, title: {..}, opens: disciplinary, second_person: true, needs: [reason]}
//   closing: {lessons: required}      # required, optional
//   retention: {period: 5y, source: ".."}
//
// Procedures written for both jurisdictions: report, complaint, compliment, line_talk, line_enquiry, orienting,
// disciplinary, criminal_handover, central, welfare; be also: whistleblower (channel of the act of 8 Dec 2022, which
// never starts or tells the disciplinary authority, trap 1).
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "platform/calendar/calendar.h"
#include "platform/i18n/texts.h"

namespace waarborg::matters {

using i18n::LocalText;

enum class Track { none, disciplinary, criminal };
std::string_view code_of(Track track);
std::optional<Track> track_from(std::string_view code);

/// Where a term starts, stops or leads: a word ("received", "phase", "close") or "phase:KEY", "step:KEY".
struct Anchor {
  std::string what;
  std::string key;
  bool operator==(const Anchor&) const = default;
};

struct Term {
  calendar::Period period;
  calendar::ClockNature nature = calendar::ClockNature::policy;
  Anchor from;
  std::string source;
};

enum class RecordKind { note, message, talk_date, reason, document, decision, findings, lessons, notice };

struct Step {
  std::string key;
  LocalText title;
  std::optional<LocalText> help;
  std::optional<LocalText> told;
  Anchor responsible;  ///< what: desk, role or participant
  std::optional<Term> term;
  std::vector<RecordKind> records;
  std::string letter;
  bool second_person = false;
  bool optional = false;
  bool required = false;
  std::optional<calendar::Period> repeat;
  std::string room;
  std::optional<Anchor> then;  ///< what: phase or close
};

struct Phase {
  std::string key;
  LocalText title;
  LocalText public_title;
  std::vector<Step> steps;
};

struct Extension {
  calendar::Period period;
  calendar::ClockNature nature = calendar::ClockNature::policy;
  int times = 1;
  std::vector<std::string> notify;  ///< complainant, reporter, person_concerned
  bool more_with_consent = false;
  std::string source;
};

struct ClockRule {
  std::string key;
  LocalText title;
  calendar::Period period;
  calendar::ClockNature nature = calendar::ClockNature::policy;
  Anchor from;
  std::optional<calendar::Period> from_at_latest;
  Anchor stops;
  std::string source;
  std::vector<std::string> pause;
  std::optional<Extension> extension;
  std::vector<calendar::Period> remind;
  std::string escalate;
};

struct Outcome {
  std::string key;
  LocalText title;
  std::string opens;  ///< procedure key, or empty
  bool second_person = false;
  std::vector<RecordKind> needs;
};

/// Who has to answer and to tell the truth, as the law of the country says (INV-02).
struct DutyToCooperate {
  bool staff = false;             ///< witnesses and others of the force
  bool person_concerned = false;  ///< about themselves
  std::string source;
};

enum class Approval { none, commissioner, prosecutor };

/// Something an enquiry may use; what the procedure does not name may not be used (INV-05).
struct Means {
  std::string key;
  LocalText title;
  Approval approval = Approval::none;
  std::string source;
};

/// How often somebody the enquiry is about hears from the force (INV-06, INV-11).
struct ContactRule {
  calendar::Period first;  ///< from the day the matter came in
  calendar::Period every;
  std::string source;
};

/// On what ground a matter is handed over to a procedure.
struct Ground {
  std::string key;
  LocalText title;
  std::string source;
};

struct Procedure {
  std::string key;
  int version = 1;
  calendar::Jurisdiction jurisdiction = calendar::Jurisdiction::nl;
  std::string kind;
  Track track = Track::none;
  std::string prefix;
  LocalText title;
  std::vector<std::string> source;
  std::string desk;
  std::vector<Phase> phases;
  std::vector<ClockRule> clocks;
  std::optional<DutyToCooperate> duty_to_cooperate;
  std::vector<Means> means;
  std::vector<std::pair<std::string, std::string>> apart;
  std::optional<ContactRule> contact;
  std::vector<Ground> grounds;
  std::vector<Outcome> outcomes;
  bool lessons_required = false;
  std::optional<calendar::Period> retention;
  std::string retention_source;
  std::string text;  ///< the file as it was, kept with the version

  [[nodiscard]] const Phase* phase(std::string_view phase_key) const;
  [[nodiscard]] const Step* step(std::string_view step_key) const;
  [[nodiscard]] const ClockRule* clock(std::string_view clock_key) const;
  [[nodiscard]] const Outcome* outcome(std::string_view outcome_key) const;
};

}  // namespace waarborg::matters
