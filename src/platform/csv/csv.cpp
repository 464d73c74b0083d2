#include "platform/csv/csv.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace waarborg::csv {

namespace {

static_assert(std::endian::native == std::endian::little, "the first of eight bytes is the lowest");
constexpr std::size_t kAtOnce = sizeof(std::uint64_t);
constexpr std::uint64_t kOnes = 0x0101010101010101, kHighs = 0x8080808080808080;

/// The high bit of every byte that is zero; above the first of them perhaps of others.
constexpr std::uint64_t zeros_of(std::uint64_t bytes) { return (bytes - kOnes) & ~bytes & kHighs; }

}  // namespace

CsvReader::CsvReader(ByteSource& bytes, char delimiter, std::size_t buffer_bytes)
    : bytes_(&bytes), delimiter_(delimiter), buffer_(buffer_bytes + kAtOnce) {}

// What is left goes to the front, and the buffer becomes full when there is so much.
Result<Done> CsvReader::refill() {
  std::memmove(buffer_.data(), buffer_.data() + at_, end_ - at_);
  end_ -= at_;
  at_ = 0;
  const std::size_t room = buffer_.size() - kAtOnce;
  while (end_ < room && !ended_) {
    const std::size_t count = TRY(bytes_->read(std::span(buffer_).subspan(end_, room - end_)));
    ended_ = count == 0;
    end_ += count;
  }
  return Done{};
}

Result<bool> CsvReader::fill() {
  if (at_ == end_) TRY(refill());
  return at_ < end_;
}

/// The first delimiter or line end; the buffer's end when there is none. `odd` gets a high bit when a byte may be no
/// ASCII or NUL.
const char* CsvReader::find_end(const char* from, std::uint64_t& odd) const {
  const char* const end = buffer_.data() + end_;
  const std::uint64_t delimiters = kOnes * static_cast<unsigned char>(delimiter_), lines = kOnes * '\n';
  for (; from < end; from += kAtOnce) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, from, kAtOnce);
    odd |= bytes | zeros_of(bytes);
    const std::uint64_t ends = zeros_of(bytes ^ delimiters) | zeros_of(bytes ^ lines);
    if (ends != 0) return std::min(from + std::countr_zero(ends) / 8, end);
  }
  return end;
}

/// The closing quote of a cell that begins at `from` and has no quote or line end within; nullptr for any other.
const char* CsvReader::end_of_quoted(const char* from) const {
  const char* const end = buffer_.data() + end_;
  const auto* const quote = static_cast<const char*>(std::memchr(from, '"', static_cast<std::size_t>(end - from)));
  // What follows decides, so that it must be here too.
  if (quote == nullptr || end - quote < 3) return nullptr;
  if (std::memchr(from, '\n', static_cast<std::size_t>(quote - from)) != nullptr) return nullptr;
  const bool ends = quote[1] == delimiter_ || quote[1] == '\n' || (quote[1] == '\r' && quote[2] == '\n');
  return ends ? quote : nullptr;
}

// False leaves everything as it was.
bool CsvReader::take_whole_row(CsvRow& row) {
  const char* const end = buffer_.data() + end_;
  std::uint64_t odd = 0;
  row.cells.clear();
  for (const char* from = buffer_.data() + at_; from < end; ++from) {
    const char* stop = nullptr;
    if (*from == '"') {
      const char* const quote = end_of_quoted(++from);
      if (quote == nullptr) return false;
      row.cells.emplace_back(from, static_cast<std::size_t>(quote - from));
      stop = quote + (quote[1] == '\r' && delimiter_ != '\r' ? 2 : 1);
      odd = kHighs;
    } else {
      stop = find_end(from, odd);
      if (stop == end) return false;
      const bool return_before = *stop == '\n' && stop > from && stop[-1] == '\r';
      row.cells.emplace_back(from, static_cast<std::size_t>(stop - from) - (return_before ? 1 : 0));
    }
    from = stop;
    if (*stop != '\n') continue;
    if (static_cast<std::size_t>(stop - buffer_.data()) - at_ > kRowBytesMax) return false;
    at_ = static_cast<std::size_t>(stop + 1 - buffer_.data());
    ++line_;
    row.plain = (odd & kHighs) == 0;
    return true;
  }
  return false;
}

void CsvReader::end_cell() {
  cells_.push_back(std::move(cell_));
  cell_.clear();
}

// The common case at once: everything up to the next delimiter or line end.
void CsvReader::take_plain_run(CsvRow& row) {
  const std::size_t start = at_, end = std::min(end_, at_ + (kRowBytesMax + 1 - row_bytes_));
  while (at_ < end && buffer_[at_] != delimiter_ && buffer_[at_] != '\n') ++at_;
  row_bytes_ += at_ - start;
  if (row.problem.empty()) cell_.append(buffer_.data() + start, at_ - start);
}

// One character that is not a row's end.
void CsvReader::take(char c, CsvRow& row, Place& place) {
  if (++row_bytes_ > kRowBytesMax) return;
  if (place == Place::quoted) {
    if (c == '"')
      place = Place::after_quote;
    else if (row.problem.empty())
      cell_ += c;
    return;
  }
  if (c == delimiter_) {
    end_cell();
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
  cell_.clear();
  cells_.clear();
  bool any = false;
  while (TRY(fill())) {
    any = true;
    if (row_bytes_ <= kRowBytesMax && place == Place::plain) take_plain_run(row);
    if (row_bytes_ > kRowBytesMax) place = Place::plain;  // A quote that is never closed must not eat the file.
    if (at_ == end_) continue;
    const char c = buffer_[at_++];
    if (c == '\n') ++line_;
    if (c == '\n' && place != Place::quoted) {
      if (place != Place::after_quote && !cell_.empty() && cell_.back() == '\r') cell_.pop_back();
      break;
    }
    take(c, row, place);
  }
  if (!any) return false;
  if (place == Place::quoted) row.problem = "csv.row_quotes";
  if (row_bytes_ > kRowBytesMax) row.problem = "csv.row_too_long";
  end_cell();
  return true;
}

Result<bool> CsvReader::next(CsvRow& row) {
  if (!started_) {
    TRY(refill());
    started_ = true;
    if (std::string_view(buffer_.data(), end_).starts_with("\xEF\xBB\xBF")) at_ = 3;
  }
  while (true) {
    row.problem.clear();
    row.line = line_;
    bool whole = take_whole_row(row);
    if (!whole && !ended_ && end_ - at_ < buffer_.size() / 4) {
      TRY(refill());
      whole = take_whole_row(row);
    }
    if (!whole) {
      if (!TRY(read_row(row))) return false;
      row.cells.assign(cells_.begin(), cells_.end());
      row.plain = false;
    }
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
