// An interview as values and rules; nothing here reads or writes.
//
//   invited -> held (its record is written, and may be mended) -> finished (read back, signed or refused, copied)
//           -> called_off
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "matters/enquiry_terms.h"
#include "matters/procedure.h"

namespace waarborg::enquiries {

/// What somebody was told of their duty to cooperate (INV-02).
enum class DutyTold { not_yet, duty, no_duty };
std::string_view code_of(DutyTold told);
std::optional<DutyTold> duty_from(std::string_view code);

struct Interview {
  std::string id;
  int position = 0;
  std::string capacity;  ///< key of the enquiry terms: concerned, witness, reporter
  std::string state;     ///< invited, held, finished, called_off
  int version = 0;
  Date invited_on{}, planned_on{};
  std::optional<Date> held_on, finished_on;
  bool under_duty = false;

  std::string who, address, planned_at, place, subject, short_notice;
  std::string began_at, ended_at, present, assistance, assistant, breaks, text;
  DutyTold duty_told = DutyTold::not_yet;
  std::optional<Date> read_back_on, copy_on;
  std::string signature;  ///< signed, refused, or empty
  std::string refusal, no_copy;
  std::string called_off;           ///< why
  std::vector<std::string> papers;  ///< documents that belong to it
};

struct InviteInput {
  std::string who, capacity, address, planned_on, planned_at, place, subject, short_notice;
};
/// The first day on which somebody who is invited on `invited_on` may be heard: the day after the notice has passed.
Date earliest_day(const calendar::Holidays& holidays, const matters::InterviewCapacity& capacity, Date invited_on);
/// All of the form at once; "enquiries.notice_too_short" (args {capacity key, earliest ISO day}) unless the form says
/// how the person agreed to less.
Errors check_invite(const InviteInput& input, const matters::EnquiryTerms& terms, const calendar::Holidays& holidays,
                    Date today);

struct RecordInput {
  std::string held_on, began_at, ended_at, present, assistance, assistant, breaks, duty_told, text;
};
/// Whether the law of the procedure has a duty to cooperate for this capacity (nl: everybody of the force; be: not the
/// person concerned about themselves).
bool has_duty(const matters::Procedure& procedure, std::string_view capacity);
/// All of the form at once; "enquiries.no_such_duty" when a duty was held up to somebody who has none.
Errors check_record(const RecordInput& input, const Interview& interview, const matters::EnquiryTerms& terms,
                    const matters::Procedure& procedure, Date today);
Interview with_record(Interview interview, const RecordInput& input);

struct ClosingInput {
  std::string read_back_on, signature, refusal, copy_on, no_copy;
};
Errors check_closing(const ClosingInput& input, const Interview& interview, Date today);
Interview with_closing(Interview interview, const ClosingInput& input);

/// "14:30" as a clock shows it.
bool is_time(std::string_view text);

}  // namespace waarborg::enquiries
