// multipart/form-data (RFC 7578), read as it streams in: memory use is one piece, whatever the size of a file.
//
//   preamble  CRLF--boundary CRLF  head CRLF CRLF  content  CRLF--boundary ...  CRLF--boundary--  epilogue
//
// The first delimiter may stand at the very start, so the reader acts as if a CRLF came before the body.
// A tail of the input that could be the start of a delimiter is held back until the next piece decides.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace waarborg::http {

struct PartHead {
  std::string name;
  bool is_file = false;      ///< the part has a file name, be it an empty one (no file chosen)
  std::string file_name;     ///< cleaned; empty when none was chosen
  std::string content_type;  ///< as the sender says; "application/octet-stream" when unfit or missing
};

/// Receives the parts. Each call answers whether to go on.
class PartSink {
 public:
  virtual ~PartSink() = default;
  virtual bool begin(PartHead head) = 0;
  virtual bool data(std::string_view piece) = 0;
  virtual bool end() = 0;
};

struct MultipartLimits {
  std::size_t head_bytes_max = 8U << 10U;  ///< of one part's headers
  int parts_max = 2000;
};

/// Not thread-safe.
class MultipartParser {
 public:
  enum class State { more, finished, malformed, stopped };
  /// `sink` must outlive the parser.
  MultipartParser(std::string_view boundary, PartSink& sink, MultipartLimits limits = {});
  /// Takes the next piece of the body, of any size. Once not `more`, the state stays: bytes after the closing
  /// delimiter are ignored.
  State feed(std::string_view piece);
  [[nodiscard]] State state() const { return state_; }

 private:
  enum class Place { content, delimiter, head };
  bool step();
  bool read_content();
  bool read_delimiter_end();
  bool read_head();
  bool fail(State state);
  [[nodiscard]] std::string_view rest() const { return std::string_view(buffer_).substr(used_); }

  std::string delimiter_;
  PartSink* sink_;
  MultipartLimits limits_;
  std::string buffer_ = "\r\n";
  std::size_t used_ = 0;
  Place place_ = Place::content;
  bool in_part_ = false;
  int parts_ = 0;
  State state_ = State::more;
};

/// The boundary of a multipart/form-data content type; nothing when it is another type or the boundary is not
/// 1 to 70 characters of RFC 2046.
std::optional<std::string> boundary_of(std::string_view content_type);

/// The last part of a path in either notation, without control and direction characters, at most 200 bytes of
/// valid UTF-8; "file" when nothing is left of it.
std::string clean_file_name(std::string_view raw);

/// The head of a part from its header lines (without the empty line). Nothing when it names no form field.
std::optional<PartHead> parse_part_head(std::string_view lines);

}  // namespace waarborg::http
