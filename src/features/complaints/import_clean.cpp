#include "features/complaints/import_clean.h"

#include <algorithm>
#include <cassert>

#include "base/text.h"
#include "features/complaints/import_hash.h"

namespace waarborg::complaints {
namespace {

constexpr std::size_t kIdCharactersMax = 64;
constexpr std::size_t kTextCharactersMax = 200;
const std::string kEmpty;

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::string collapse_spaces(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (space && (out.empty() || out.back() == ' ')) continue;
    out += space ? ' ' : c;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

// "13.0" -> "13"; anything else stays.
std::string_view without_decimal(std::string_view text) {
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos || !all_digits(text.substr(0, point))) return text;
  const std::string_view decimals = text.substr(point + 1);
  return std::ranges::all_of(decimals, [](char c) { return c == '0'; }) ? text.substr(0, point) : text;
}

std::string_view without_zeros(std::string_view text) {
  if (!all_digits(text)) return text;
  while (text.size() > 1 && text.front() == '0') text.remove_prefix(1);
  return text;
}

// Cleans one row by one record rule.
class RecordCleaner {
 public:
  RecordCleaner(const Mapping& mapping, const Layout& layout, const std::vector<std::string>& cells, CleanedRow& out)
      : mapping_(mapping), layout_(layout), cells_(cells), out_(out) {}

  void clean(const RecordRule& rule) {
    if (!rule.when.empty() && is_missing(collapse_spaces(cell(rule.when)), nullptr)) return;
    const TargetSpec& spec = spec_of(rule.target);
    Record record;
    record.rule = &rule;
    record.values.resize(spec.fields.size());
    record.originals.resize(spec.fields.size());
    const std::size_t refusals = out_.refusals.size();
    for (const auto& field : rule.fields) clean_field(field, spec.fields[field.field], record);
    if (out_.refusals.size() == refusals) out_.records.push_back(std::move(record));
  }

 private:
  [[nodiscard]] const std::string& cell(const std::string& column) const {
    const auto place = layout_.place_of(column);
    return place ? cells_[*place] : kEmpty;
  }
  [[nodiscard]] bool is_missing(std::string_view text, const FieldRule* rule) const {
    const auto listed = [&](const std::vector<std::string>& words) {
      return std::ranges::find(words, text) != words.end();
    };
    return text.empty() || listed(mapping_.missing) || (rule != nullptr && listed(rule->missing));
  }

  void clean_field(const FieldRule& rule, const FieldSpec& spec, Record& record) {
    std::string column;
    std::string text = rule.constant.value_or("");
    for (const auto& candidate : rule.columns) {
      column = candidate;
      text = collapse_spaces(cell(candidate));
      if (is_missing(text, &rule))
        text.clear();
      else
        break;
    }
    if (rule.strip_decimal) text = without_decimal(text);
    if (rule.strip_zeros) text = without_zeros(text);
    if (rule.upper_case) text = upper(text);
    if (!is_missing(text, &rule)) return take(rule, spec, column, std::move(text), record);
    if (rule.required) out_.refusals.push_back({column, "complaints_register.value_required"});
  }

  void take(const FieldRule& rule, const FieldSpec& spec, const std::string& column, std::string text, Record& record) {
    if (spec.type == FieldType::date) return take_date(rule, column, text, record);
    if (spec.type == FieldType::code) return take_code(rule, column, std::move(text), record);
    if (spec.type == FieldType::hours) return take_hours(rule, column, text, record);
    const std::size_t most = spec.type == FieldType::id ? kIdCharactersMax : kTextCharactersMax;
    if (count_characters(text) > most) return out_.refusals.push_back({column, "complaints_register.value_too_long"});
    record.values[rule.field] = std::move(text);
  }

  void take_date(const FieldRule& rule, const std::string& column, const std::string& text, Record& record) {
    std::optional<Date> date;
    for (const auto& format : rule.formats)
      if (!date) date = parse_date(text, format);
    if (!date) return out_.refusals.push_back({column, "complaints_register.value_no_date"});
    const bool outside = (rule.earliest && *date < *rule.earliest) || (rule.latest && *date > *rule.latest);
    if (!outside) {
      record.values[rule.field] = to_iso(*date);
    } else if (rule.outside == Outside::refuse || rule.required) {
      out_.refusals.push_back({column, "complaints_register.date_out_of_bounds"});
    } else {
      out_.remarks.push_back({column, "complaints_register.date_left_out"});
    }
  }

  void take_hours(const FieldRule& rule, const std::string& column, const std::string& text, Record& record) {
    if (const auto minutes = parse_hours(text))
      record.values[rule.field] = std::to_string(*minutes);
    else
      out_.refusals.push_back({column, "complaints_register.value_no_hours"});
  }

  void take_code(const FieldRule& rule, const std::string& column, std::string text, Record& record) {
    if (count_characters(text) > kTextCharactersMax)
      return out_.refusals.push_back({column, "complaints_register.value_too_long"});
    assert(rule.codes != nullptr);
    const std::string* word = rule.codes->find(upper(text));
    if (word == nullptr) {
      const auto& words = words_of(rule.codes->vocabulary);
      const bool has_other = std::ranges::find(words, "other") != words.end();
      if (!has_other && rule.required)
        return out_.refusals.push_back({column, "complaints_register.code_refused", std::move(text)});
      out_.remarks.push_back({column, "complaints_register.code_unknown", text});
      if (has_other) record.values[rule.field] = "other";
    } else {
      record.values[rule.field] = *word;
    }
    record.originals[rule.field] = std::move(text);
  }

  const Mapping& mapping_;
  const Layout& layout_;
  const std::vector<std::string>& cells_;
  CleanedRow& out_;
};

void note_case_order(const Record& record, std::vector<Finding>& remarks) {
  if (record.rule->target != Target::complaint_case) return;
  const auto& spec = spec_of(Target::complaint_case);
  const auto& received = record.values[*spec.index_of("received_on")];
  const auto& closed = record.values[*spec.index_of("closed_on")];
  // Texts of YYYY-MM-DD order as dates do.
  if (received && closed && *closed < *received) remarks.push_back({"", "complaints_register.closed_before_received"});
}

}  // namespace

const std::string& Record::text(std::size_t field) const { return values[field] ? *values[field] : kEmpty; }

std::uint64_t Record::key_hash() const {
  const auto& fields = spec_of(rule->target).fields;
  Hash64 hash;
  for (std::size_t at = 0; at < fields.size(); ++at)
    if (fields[at].key) hash.add(text(at));
  return hash.value();
}

std::int64_t Record::content_hash() const {
  Hash64 hash;
  for (const auto* list : {&values, &originals})
    for (const auto& value : *list) {
      if (value)
        hash.add(*value);
      else
        hash.add_nothing();
    }
  return static_cast<std::int64_t>(hash.value());
}

Result<Layout> Layout::of(const SourceRule& source, const std::vector<std::string>& header, const std::string& file) {
  Layout layout;
  Errors errors;
  const auto wrong = [&](const char* code, const std::string& column) {
    errors.push_back(invalid(code, file + ":1", {file, "1", column}));
  };
  for (std::size_t at = 0; at < header.size(); ++at)
    if (!layout.places_.emplace(std::string(trim(header[at])), at).second)
      wrong("complaints_register.column_twice", header[at]);
  layout.width_ = header.size();
  std::vector<std::string> known;
  const auto need = [&](const std::string& column) {
    if (!layout.place_of(column) && std::ranges::find(known, column) == known.end())
      wrong("complaints_register.column_missing", column);
    known.push_back(column);
  };
  for (const auto& record : source.records) {
    if (!record.when.empty()) need(record.when);
    for (const auto& field : record.fields) std::ranges::for_each(field.columns, need);
  }
  for (const auto& [column, reason] : source.ignore) known.push_back(column);
  for (const auto& [column, place] : layout.places_)
    if (std::ranges::find(known, column) == known.end()) wrong("complaints_register.column_unknown", column);
  if (!errors.empty()) return errors;
  return layout;
}

std::optional<std::size_t> Layout::place_of(std::string_view column) const {
  const auto found = places_.find(column);
  if (found == places_.end()) return std::nullopt;
  return found->second;
}

CleanedRow clean_row(const Mapping& mapping, const SourceRule& source, const Layout& layout,
                     const std::vector<std::string>& cells) {
  CleanedRow out;
  if (cells.size() != layout.width()) {
    out.refusals.push_back({"", "complaints_register.row_width"});
    return out;
  }
  for (const auto& cell : cells)
    if (!is_clean_utf8(cell)) {
      out.refusals.push_back({"", "complaints_register.row_encoding"});
      return out;
    }
  RecordCleaner cleaner(mapping, layout, cells, out);
  for (const auto& record : source.records) cleaner.clean(record);
  for (const auto& record : out.records) note_case_order(record, out.remarks);
  return out;
}

std::optional<int> parse_hours(std::string_view text) {
  constexpr std::size_t kDigitsMax = 3;
  const std::size_t mark = text.find_first_of(".,");
  const std::string_view whole = text.substr(0, mark);
  const std::string_view decimals = mark == std::string_view::npos ? "0" : text.substr(mark + 1);
  if (!all_digits(whole) || whole.size() > kDigitsMax || !all_digits(decimals) || decimals.size() > 2)
    return std::nullopt;
  const auto number = [](std::string_view digits) {
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
  };
  const int hundredths = number(decimals) * (decimals.size() == 1 ? 10 : 1);
  return number(whole) * 60 + (hundredths * 60 + 50) / 100;
}

std::optional<Date> parse_date(std::string_view text, std::string_view format) {
  int year = 0, month = 0, day = 0, rest = 0;
  std::size_t at = 0;
  for (std::size_t f = 0; f < format.size(); ++f) {
    if (format[f] != '%' || f + 1 == format.size()) {
      if (at >= text.size() || text[at] != format[f]) return std::nullopt;
      ++at;
      continue;
    }
    const char kind = format[++f];
    const std::size_t most = kind == 'Y' ? 4 : 2;
    std::size_t digits = 0;
    int number = 0;
    while (at < text.size() && digits < most && text[at] >= '0' && text[at] <= '9') {
      number = number * 10 + (text[at++] - '0');
      ++digits;
    }
    if (digits == 0 || (kind == 'Y' && digits != 4)) return std::nullopt;
    (kind == 'Y' ? year : kind == 'm' ? month : kind == 'd' ? day : rest) = number;
  }
  if (at != text.size()) return std::nullopt;
  const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                  std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

}  // namespace waarborg::complaints
