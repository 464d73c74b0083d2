#include "platform/csv/csv.h"

#include <algorithm>

namespace waarborg::csv {

Result<bool> CsvReader::fill() {
  if (at_ < end_) return true;
  end_ = TRY(bytes_->read(buffer_));
  at_ = 0;
  if (!started_ && end_ > 0) {
    started_ = true;
    if (end_ >= 3 && std::string_view(buffer_.data(), 3) == "\xEF\xBB\xBF") at_ = 3;
  }
  return at_ < end_;
}

void CsvReader::end_cell(CsvRow& row) {
  row.cells.push_back(std::move(cell_));
  cell_.clear();
}

// The common case at once: everything up to the next delimiter or line end.
void CsvReader::take_plain_run(CsvRow& row) {
  const std::size_t start = at_;
  while (at_ < end_ && buffer_[at_] != delimiter_ && buffer_[at_] != '\n') ++at_;
  row_bytes_ += at_ - start;
  if (row.problem.empty()) cell_.append(buffer_.data() + start, at_ - start);
}

// One character that is not a row's end.
void CsvReader::take(char c, CsvRow& row, Place& place) {
  if (place == Place::quoted) {
    if (c == '"')
      place = Place::after_quote;
    else if (row.problem.empty())
      cell_ += c;
    return;
  }
  if (c == delimiter_) {
    end_cell(row);
    place = Place::cell_start;
    return;
  }
  if (place == Place::cell_start && c == '"') {
    place = Place::quoted;
    return;
  }
  if (place == Place::after_quote && c == '"') {
    place = Place::quoted;
  } else if (place == Place::after_quote) {
    if (c != '\r') row.problem = "csv.row_quotes";
    return;
  } else {
    place = Place::plain;
  }
  if (row.problem.empty()) cell_ += c;
}

Result<bool> CsvReader::read_row(CsvRow& row) {
  Place place = Place::cell_start;
  row_bytes_ = 0;
  bool any = false;
  while (TRY(fill())) {
    any = true;
    if (row_bytes_ > kRowBytesMax && row.problem.empty()) {
      row.problem = "csv.row_too_long";
      place = Place::plain;  // A quote that is never closed must not eat the file.
    }
    if (place == Place::plain) take_plain_run(row);
    if (at_ == end_) continue;
    const char c = buffer_[at_++];
    ++row_bytes_;
    if (c == '\n') ++line_;
    if (c == '\n' && place != Place::quoted) {
      if (place != Place::after_quote && !cell_.empty() && cell_.back() == '\r') cell_.pop_back();
      end_cell(row);
      return true;
    }
    take(c, row, place);
  }
  if (!any) return false;
  if (place == Place::quoted) row.problem = "csv.row_quotes";
  end_cell(row);
  return true;
}

Result<bool> CsvReader::next(CsvRow& row) {
  while (true) {
    row.cells.clear();
    row.problem.clear();
    row.line = line_;
    cell_.clear();
    if (!TRY(read_row(row))) return false;
    const bool empty_line = row.cells.size() == 1 && row.cells.front().empty() && row.problem.empty();
    if (!empty_line) return true;
  }
}

std::string csv_cell(std::string_view text) {
  std::string out;
  if (!text.empty()) {
    const bool number = text.size() > 1 && text[0] == '-' && text[1] >= '0' && text[1] <= '9';
    const char first = text.front();
    if (first == '=' || first == '+' || first == '@' || first == '\t' || first == '\r' || (first == '-' && !number))
      out += '\'';
  }
  out += text;
  if (out.find_first_of(",;\"\r\n") == std::string::npos) return out;
  std::string quoted = "\"";
  for (const char c : out) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string csv_line(const std::vector<std::string>& cells) {
  std::string out;
  for (std::size_t at = 0; at < cells.size(); ++at) {
    if (at > 0) out += ',';
    out += csv_cell(cells[at]);
  }
  return out + "\r\n";
}

}  // namespace waarborg::csv
