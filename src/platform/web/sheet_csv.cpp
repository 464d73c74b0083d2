#include <algorithm>

#include "platform/web/sheet_files.h"

namespace waarborg::web {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "12", "-5", "-2,5", "1.234": digits with an optional sign before and single separators between.
bool is_plain_number(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  bool digit_before = false;
  for (const char c : text) {
    if (!is_digit(c) && !((c == '.' || c == ',') && digit_before)) return false;
    digit_before = is_digit(c);
  }
  return digit_before;
}

bool may_become_formula(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with("\xC2\xA0")) text.remove_prefix(text.starts_with(' ') ? 1 : 2);
  for (const std::string_view start : {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"})
    if (text.starts_with(start)) return true;
  return false;
}

std::string without_controls(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte >= 0x20 && byte != 0x7F) || c == '\t' || c == '\n' || c == '\r') out += c;
  }
  return out;
}

void append_csv_field(std::string& out, std::string_view field) {
  if (field.find_first_of(",;\"\r\n\t'") == std::string_view::npos) {
    out += field;
    return;
  }
  out += '"';
  for (const char c : field) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void append_csv_row(std::string& out, const std::vector<std::string>& row) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) out += ',';
    append_csv_field(out, neutralised(row[i]));
  }
  out += "\r\n";
}

}  // namespace

std::string neutralised(std::string_view cell) {
  auto text = without_controls(cell);
  if (may_become_formula(text) && !is_plain_number(text)) text.insert(text.begin(), '\'');
  return text;
}

std::optional<double> as_number(std::string_view cell) {
  const auto digits = cell.starts_with('-') ? cell.substr(1) : cell;
  const bool whole = !digits.empty() && digits.size() <= 15 && std::all_of(digits.begin(), digits.end(), is_digit);
  if (!whole || (digits[0] == '0' && cell != "0")) return std::nullopt;
  double value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return cell.starts_with('-') ? -value : value;
}

std::string to_csv(const Sheet& sheet) {
  std::string out = "\xEF\xBB\xBF";
  append_csv_row(out, sheet.header);
  for (const auto& row : sheet.rows) append_csv_row(out, row);
  return out;
}

}  // namespace waarborg::web
