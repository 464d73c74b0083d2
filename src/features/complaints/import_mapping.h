// A mapping: how the files of one complaint register become records of ours. Data, not code: a register with other
// columns is imported by writing another mapping (content/mappings/README.md has the format, by example).
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "features/complaints/import_targets.h"
#include "platform/csv/encoding.h"
#include "platform/csv/file_bytes.h"
#include "platform/i18n/texts.h"

namespace waarborg::complaints {

/// From a source's codes to neutral words. "05*" stands for every code that begins so; an exact code wins, then the
/// longest beginning. Codes are compared in upper case.
struct CodeList {
  std::string vocabulary;
  std::map<std::string, std::string, std::less<>> exact;
  std::vector<std::pair<std::string, std::string>> beginnings;  ///< longest first
  [[nodiscard]] const std::string* find(std::string_view upper_case_code) const;
};

enum class Outside { refuse, missing };

struct FieldRule {
  std::size_t field = 0;             ///< index into the target's fields
  std::vector<std::string> columns;  ///< the first that holds a value is taken
  std::optional<std::string> constant;
  std::vector<std::string> missing;  ///< words that mean nothing is known, over those of the mapping
  bool strip_decimal = false;        ///< "13.0" is 13
  bool upper_case = false;
  bool strip_zeros = false;  ///< "0421" is 421
  bool required = false;
  bool must_exist = false;           ///< a case or officer that the register must know
  std::vector<std::string> formats;  ///< dates: %Y %m %d %H %M %S; what follows the last is refused
  std::optional<Date> earliest, latest;
  Outside outside = Outside::refuse;  ///< what a date out of bounds is: a refused row, or no date (and a remark)
  const CodeList* codes = nullptr;
};

/// What a second record with the key of an earlier one in the same file is: a mistake; a record of its own, with the
/// next number; or nothing new (the first one stands, so a repeated import finds the same).
enum class OnRepeat { refuse, number, first };

struct RecordRule {
  Target target = Target::complaint_case;
  std::vector<FieldRule> fields;  ///< at most one per field of the target, in the target's order
  OnRepeat on_repeat = OnRepeat::refuse;
  /// The record is made only of rows in which this column holds something.
  std::string when;
};

struct SourceRule {
  std::string name;
  std::string file;                             ///< a pattern with * on the file's name
  std::optional<csv::Compression> compression;  ///< nothing: by the name's ending
  char delimiter = ',';
  csv::Encoding encoding = csv::Encoding::utf8;
  std::vector<RecordRule> records;
  std::map<std::string, std::string, std::less<>> ignore;  ///< column, reason
};

struct Mapping {
  std::string register_id;
  i18n::LocalText title;
  std::vector<std::string> missing;
  std::map<std::string, CodeList, std::less<>> code_lists;  ///< FieldRule::codes point into it
  std::vector<SourceRule> sources;                          ///< in the order of import
  std::string fingerprint;                                  ///< changes when the file's text changes
};

/// Every mistake at once, each with file, line and field. The Mapping does not move afterwards: its rules point into
/// it, hence the pointer.
Result<std::unique_ptr<const Mapping>> load_mapping(const std::filesystem::path& file);
Result<std::unique_ptr<const Mapping>> parse_mapping(const std::string& text, const std::string& file_name);

/// Whether it is about training of employees: one source, and one record of that target in it.
bool holds_training(const Mapping& mapping);

/// Whether a file's name fits a pattern in which * stands for anything.
bool fits_pattern(std::string_view name, std::string_view pattern);

}  // namespace waarborg::complaints
