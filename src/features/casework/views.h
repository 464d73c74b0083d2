// The pages of a matter as pure functions: plain values in, HTML out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/casework/contract/matter_page.h"
#include "platform/html/components.h"

namespace waarborg::casework {

using html::FormState;
using i18n::Translator;

struct Head {
  std::string number, subject, kind, state, phase, outcome, unit, channel;
  Date received{};
  std::optional<Date> closed;
  std::optional<Date> due;
};
Html matter_head(const Translator& t, const Head& head, Date today);
/// Part of the page, or room: name and what stands behind "/matters/ID".
struct SectionLink {
  std::string key, name, rest;
};
Html section_links(const Translator& t, const std::string& matter_id, const std::vector<SectionLink>& links,
                   std::string_view current);

// ---- Overview.

struct StepRow {
  std::string id, title, help, who, state, source, done_by, second_by;
  std::string room;  ///< of the matter's page, where the step is done; empty: in its own form
  std::string path;  ///< where it is done: its own form, the triage page, or its room
  std::optional<Date> due, done;
  bool optional = false;
  bool required = false;
  bool returns = false;
  bool mine = false;                                        ///< this viewer may do it now
  std::vector<std::pair<std::string, std::string>> record;  ///< label and text
};
struct ClockRow {
  std::string id, title, state, nature, source, reason;
  Date due{};
  std::optional<Date> paused_on;
  bool extension = false;
  bool can_change = false;
};
struct LinkRow {
  std::string id, number, kind, state;
};
struct Overview {
  std::string matter_id;
  std::vector<html::ProgressStep> phases;
  std::vector<StepRow> open_steps, past_steps;
  std::vector<ClockRow> clocks;
  std::vector<LinkRow> links;
};
Html overview_view(const Translator& t, const Overview& overview, Date today);

// ---- One step.

struct StepForm {
  std::string matter_id, csrf, language;
  StepRow step;
  std::vector<matters::RecordKind> kinds;           ///< fields, in order
  std::vector<matters::RecordKind> optional_kinds;  ///< fields that only some outcomes need
  std::vector<html::Choice> outcomes;
  std::string letter_title;
};
Html step_form_view(const Translator& t, const StepForm& form, const FormState& state);
/// For the second person: what was recorded, confirm or send back.
Html second_person_view(const Translator& t, const StepForm& form, const FormState& state, bool own_work);
Html skip_view(const Translator& t, const StepForm& form, const FormState& state);

// ---- One clock.

struct ClockForm {
  std::string matter_id, csrf;
  ClockRow clock;
  std::vector<html::Choice> pause_reasons;
  std::string extension;  ///< "4 weeks", or empty
  std::string extension_source;
  std::vector<std::string> notified;
  bool asks_consent = false;
};
Html clock_view(const Translator& t, const ClockForm& form, const FormState& state, Date today);

// ---- People.

struct ParticipantRow {
  std::string name, role;
  Date from{};
  std::optional<Date> until;
};
/// A part that waits, or waited, for the authority because of an interest.
struct ConflictRow {
  std::string id, name, role, state;
  std::vector<std::string> grounds;  ///< in words
};
struct People {
  std::string matter_id, csrf;
  std::vector<ConflictRow> conflicts;
  std::vector<ParticipantRow> participants;
  std::vector<std::pair<std::string, std::string>> named;  ///< capacity in words, text
  bool open = true;
  bool may_assign = false;
};
Html people_view(const Translator& t, const People& people, const FormState& state);

enum class Giving { assign, hand_over };
struct GiveForm {
  std::string matter_id, csrf;
  Giving giving = Giving::assign;
  std::vector<html::Choice> roles;
  std::vector<html::Choice> found;
  bool searched = false;
};
Html give_view(const Translator& t, const GiveForm& form, const FormState& state);
/// One of them, with the form to decide when that is the viewer's.
struct ConflictPage {
  std::string matter_id, csrf;
  ConflictRow row;
  std::string asked;                                         ///< by whom, on which day
  std::vector<std::pair<std::string, std::string>> decided;  ///< by whom and when, the reason
  bool may_decide = false;
};
Html conflict_view(const Translator& t, const ConflictPage& page, const FormState& state);

Html step_aside_view(const Translator& t, const std::string& matter_id, const std::string& csrf,
                     const FormState& state);

// ---- Messages.

struct MessageRow {
  std::string when, who, subject, body;
  bool incoming = false;
  std::optional<Date> read_on;
};
struct Messages {
  std::string matter_id, csrf;
  std::vector<MessageRow> rows;
  std::vector<html::Choice> letters;
  std::vector<html::Choice> languages;
  bool can_write = true;
};
Html messages_view(const Translator& t, const Messages& messages, const FormState& state);

// ---- Documents.

struct DocumentRow {
  std::string id, name, who, when, sha256;
  std::uint64_t size = 0;
  bool reporter_sees = false;
};
struct Documents {
  std::string matter_id, csrf;
  std::vector<DocumentRow> rows;
  bool can_add = true;
};
Html documents_view(const Translator& t, const Documents& documents, const FormState& state);

// ---- Timeline.

struct TimelineView {
  std::string matter_id, csrf;
  std::vector<html::TimelineItem> items;
  std::vector<html::Choice> kinds, people;
  FormState filter;
  html::ListState list;
  std::string next;  ///< cursor of the next page; empty on the last
};
Html timeline_view(const Translator& t, const TimelineView& view, const FormState& state);

}  // namespace waarborg::casework
