#include "platform/http/multipart.h"

#include <cstring>

namespace waarborg::http {
namespace {

/// Longest run of blanks allowed between a delimiter and its line end.
constexpr std::size_t kPaddingMax = 64;

std::size_t find_in(std::string_view text, std::string_view wanted) {
  const void* found = memmem(text.data(), text.size(), wanted.data(), wanted.size());
  return found == nullptr ? std::string_view::npos
                          : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

}  // namespace

MultipartParser::MultipartParser(std::string_view boundary, PartSink& sink, MultipartLimits limits)
    : delimiter_("\r\n--" + std::string(boundary)), sink_(&sink), limits_(limits) {}

MultipartParser::State MultipartParser::feed(std::string_view piece) {
  if (state_ != State::more) return state_;
  buffer_.append(piece);
  while (state_ == State::more && step()) {
  }
  buffer_.erase(0, used_);
  used_ = 0;
  return state_;
}

bool MultipartParser::step() {
  switch (place_) {
    case Place::content: return read_content();
    case Place::delimiter: return read_delimiter_end();
    case Place::head: return read_head();
  }
  return false;
}

bool MultipartParser::fail(State state) {
  state_ = state;
  return false;
}

bool MultipartParser::read_content() {
  const auto at = find_in(rest(), delimiter_);
  const bool found = at != std::string_view::npos;
  const std::size_t held_back = delimiter_.size() - 1;
  const std::size_t size = found ? at : rest().size() > held_back ? rest().size() - held_back : 0;
  if (in_part_ && size > 0 && !sink_->data(rest().substr(0, size))) return fail(State::stopped);
  used_ += size;
  if (!found) return false;
  used_ += delimiter_.size();
  if (in_part_ && !sink_->end()) return fail(State::stopped);
  in_part_ = false;
  place_ = Place::delimiter;
  return true;
}

bool MultipartParser::read_delimiter_end() {
  if (rest().size() < 2) return false;
  if (rest().starts_with("--")) return fail(State::finished);
  const auto end = rest().substr(0, kPaddingMax + 2).find("\r\n");
  const std::string_view padding = rest().substr(0, end);
  const auto odd = padding.find_first_not_of(" \t");
  const bool half_line_end = end == std::string_view::npos && odd != std::string_view::npos &&
                             odd + 1 == padding.size() && padding[odd] == '\r';
  if ((odd != std::string_view::npos && !half_line_end) || padding.size() > kPaddingMax) return fail(State::malformed);
  if (end == std::string_view::npos) return false;
  used_ += end + 2;
  place_ = Place::head;
  return true;
}

bool MultipartParser::read_head() {
  if (rest().starts_with("\r\n")) return fail(State::malformed);  // no header at all, so no name
  const auto end = rest().substr(0, limits_.head_bytes_max + 4).find("\r\n\r\n");
  if (end == std::string_view::npos) return rest().size() > limits_.head_bytes_max ? fail(State::malformed) : false;
  auto head = parse_part_head(rest().substr(0, end));
  if (!head || ++parts_ > limits_.parts_max) return fail(State::malformed);
  if (!sink_->begin(std::move(*head))) return fail(State::stopped);
  used_ += end + 4;
  in_part_ = true;
  place_ = Place::content;
  return true;
}

}  // namespace waarborg::http
