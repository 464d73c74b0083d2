#include "features/monitor/log_lines.h"

#include <cstring>

#include "base/text.h"

namespace waarborg::monitor {

Result<bool> LineReader::fill() {
  if (at_ < end_) return true;
  end_ = TRY(bytes_->read(buffer_));
  at_ = 0;
  if (!started_ && end_ >= 3 && std::string_view(buffer_.data(), 3) == "\xEF\xBB\xBF") at_ = 3;
  started_ = true;
  return at_ < end_;
}

void LineReader::take(std::size_t count) {
  const std::size_t room = kLineBytesMax - line_.size();
  if (count > room) problem_ = "csv.row_too_long";
  line_.append(buffer_.data() + at_, std::min(count, room));
}

Result<bool> LineReader::read_line() {
  line_.clear();
  problem_ = nullptr;
  bool any = false;
  while (TRY(fill())) {
    any = true;
    const auto* found = static_cast<const char*>(std::memchr(buffer_.data() + at_, '\n', end_ - at_));
    const std::size_t count = found == nullptr ? end_ - at_ : static_cast<std::size_t>(found - buffer_.data()) - at_;
    take(count);
    at_ += count;
    if (found == nullptr) continue;
    ++at_;
    break;
  }
  if (any) ++number_;
  return any;
}

Result<bool> LineReader::next() {
  while (TRY(read_line())) {
    if (!line_.empty() && line_.back() == '\r') line_.pop_back();
    if (line_.empty()) continue;
    if (encoding_ == csv::Encoding::latin1) line_ = csv::from_latin1(line_);
    if (problem_ == nullptr && !is_clean_utf8(line_)) problem_ = "lookups.row_encoding";
    return true;
  }
  return false;
}

}  // namespace waarborg::monitor
