// `waarborg monitor import --mapping FILE|NAME [--check] [--errors FILE] SOURCES...`
// `waarborg monitor days`, `waarborg monitor verify`, `waarborg monitor delete [--before DATE] [--reason TEXT]`
// `waarborg monitor explain [--from DATE] [--to DATE] [--csv FILE]`, `waarborg monitor mine [--from DATE] [--to DATE]`
// `waarborg monitor export [--parquet FOLDER] [--csv FOLDER] [--from DATE] [--to DATE]`
// `waarborg monitor rhythm [--from DATE] [--to DATE] [--duty 06:30-16:30]... [--zone ZONE]`
// `waarborg monitor spellings --mapping FILE SOURCE`
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/monitor/contract/explanations.h"
#include "features/monitor/contract/keeping.h"
#include "matters/house.h"
#include "platform/i18n/texts.h"

namespace waarborg::monitor {

/// Each says line by line what it does, in the translator's language, and answers the exit code: 0 done (refused rows
/// are told, not failed), 1 something is wrong with mapping, sources, store or disk.
using Print = std::function<void(std::string_view line)>;

struct LogCommand {
  std::string mapping;                         ///< a file, or the name of one in content/log-mappings
  std::vector<std::filesystem::path> sources;  ///< files, folders of files, or "-"
  bool check = false;
  std::filesystem::path errors;  ///< empty: no error file
  std::string actor = "system";
};
/// Brings in query logs, or tables beside them, as the mapping says (LOG-02). Killed and started again with the same
/// sources it goes on; repeated it adds nothing twice. With `check` everything is read and counted, the first rows are
/// shown as they were understood, and nothing is kept.
int import_logs(matters::House& house, const i18n::Translator& t, const LogCommand& command, const Print& print);

/// The stored days with their rows and bytes.
int list_log_days(matters::House& house, const i18n::Translator& t, const Print& print);
/// Reads every block of every day, the side tables and the key files, and names what is broken.
int verify_log_days(matters::House& house, const i18n::Translator& t, const Print& print);
struct DeleteCommand {
  std::optional<Date> before;  ///< the first day that stays; by the term of the content when not given
  std::string reason;          ///< needed to delete what is within the term
  std::string actor = "system";
  NamedBy named_by{};  ///< what else names officers, subjects and reasons
};
/// Removes the days before a date, those of which the term is over (LOG-02) or others for a reason, and leaves a signed
/// certificate of what was there in DATA/look-ups/certificates; then the identities, reasons, words and keys that
/// nothing names any more. Cases keep their evidence.
int delete_log_days(matters::House& house, const i18n::Translator& t, const DeleteCommand& command, const Print& print);

struct SimulateCommand {
  std::filesystem::path content;  ///< other rules, in the form of content/detection.yaml; empty: those of now alone
  int days = 91;                  ///< of lists, up to the last stored day whose wait is over
};
/// What the rules of now, and others beside them, would have listed over the last days; keeps nothing. Officers are
/// told by number.
int simulate_detection(matters::House& house, const i18n::Translator& t, const SimulateCommand& command,
                       const Print& print);

/// An annex to a data protection impact assessment, in Markdown: data, rules, thresholds, keeping, and how the lists of
/// the last `days` days fall on teams and roles.
int print_annex(matters::House& house, const i18n::Translator& t, int days, const Print& print);

struct ExportCommand {
  DaysAsked days;
  std::filesystem::path parquet, csv;  ///< folders, new or empty; empty paths: not in that form
};
/// The tables that docs/detection recomputes a run from, numbers for officers, subjects and cases.
int export_look_ups(matters::House& house, const i18n::Translator& t, const ExportCommand& command, const Print& print);

/// How much of the look-ups is explained, by rule, month and team; into `csv` too, where that is not empty.
int explain_look_ups(matters::House& house, const i18n::Translator& t, const DaysAsked& asked,
                     const std::filesystem::path& csv, const Print& print);
/// Explanations that could be added, as a table and as they would stand in content/detection.yaml
/// (docs/decisions/0031).
int mine_look_ups(matters::House& house, const i18n::Translator& t, const DaysAsked& asked, const Print& print);
/// Days in a row, and look-ups that one duty cannot hold (contract/rhythm.h). `duties`: as 06:30-16:30, where they are
/// known. `zone`: empty for that of the installation.
int tell_rhythm(matters::House& house, const i18n::Translator& t, const DaysAsked& asked,
                const std::vector<std::string>& duties, const std::string& zone, const Print& print);
/// Spellings of the reasons in a log's file that are probably one, as a mapping would have them under `same`. Keeps
/// nothing.
int group_reasons(matters::House& house, const i18n::Translator& t, const std::filesystem::path& mapping_file,
                  const std::filesystem::path& source, const Print& print);

}  // namespace waarborg::monitor
