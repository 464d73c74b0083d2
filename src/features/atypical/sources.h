// Logs and tables brought in on a page: a file is checked first, and brought in when somebody says so; both as jobs.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "features/atypical/store.h"
#include "features/monitor/contract/sources.h"
#include "platform/http/message.h"
#include "platform/identity/viewer.h"
#include "platform/jobs/jobs.h"

namespace waarborg::atypical {

struct BringWish {
  std::string mapping;       ///< name of one that comes with the program; "own": the text
  std::string mapping_text;  ///< likewise
};
/// Keeps the file in a private folder and asks for the check; answers the job's id. Errors: not_found,
/// "error.required", "error.choice", "sources.one_file", "content.bad_field" (field mapping_text), of the disk.
Result<std::string> check_source(matters::House& house, const identity::Viewer& viewer, i18n::Language language,
                                 const BringWish& wish, const std::vector<http::Upload>& uploads);
struct Confirmed {
  std::string job_id;
  bool already = false;  ///< somebody confirmed it before, and it is at work
};
/// Brings in what was checked, once. Errors: not_found, "sources.gone".
Result<Confirmed> bring_in_source(matters::House& house, const identity::Viewer& viewer, const std::string& job_id);
/// Removes what was checked. Errors: not_found, "sources.at_work".
Result<Done> drop_source(matters::House& house, const identity::Viewer& viewer, const std::string& job_id);

struct FoundBringing {
  jobs::Job job;
  bool check = false;
  monitor::BringAdvance advance;
  bool can_be_confirmed = false, has_errors = false;
  std::optional<std::string> at_work;    ///< of a check: the job that brings it in now
  std::optional<monitor::Brought> told;  ///< when it is done
};
/// Errors: not_found.
Result<FoundBringing> find_bringing(matters::House& house, const identity::Viewer& viewer, const std::string& job_id);
/// The refused rows as they stood in the file, for who handed it in alone. Leaves a trace of its own. Errors:
/// not_found.
Result<http::Response> refused_rows(matters::House& house, const identity::Viewer& viewer, const std::string& job_id);

void add_bringing_job(matters::House& house);

}  // namespace waarborg::atypical
