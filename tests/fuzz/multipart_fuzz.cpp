// Any bytes, cut anywhere, give the same parts; names are clean; parts begin and end in turn.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/text.h"
#include "platform/http/multipart.h"

using namespace waarborg::http;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

class Recorder final : public PartSink {
 public:
  std::vector<std::string> parts;
  bool open = false;
  bool begin(PartHead head) override {
    require(!open);
    require(waarborg::is_clean_utf8(head.name) && waarborg::is_clean_utf8(head.file_name));
    require(head.file_name.size() <= 200 && head.file_name.find_first_of("/\\\r\n") == std::string::npos);
    open = true;
    parts.push_back(head.name + "\n" + head.file_name + "\n" + head.content_type + "\n");
    return true;
  }
  bool data(std::string_view piece) override {
    require(open && !piece.empty());
    parts.back() += piece;
    return true;
  }
  bool end() override {
    require(open);
    open = false;
    return true;
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view body(reinterpret_cast<const char*>(data + 1), size - 1);
  const std::size_t step = 1 + data[0] % 37;
  Recorder whole, pieces;
  MultipartParser at_once("B0", whole), bit_by_bit("B0", pieces);
  at_once.feed(body);
  for (std::size_t i = 0; i < body.size(); i += step) bit_by_bit.feed(body.substr(i, step));
  require(at_once.state() == bit_by_bit.state());
  require(whole.parts.size() == pieces.parts.size());
  if (at_once.state() == MultipartParser::State::finished) require(whole.parts == pieces.parts && !whole.open);
  boundary_of(body);
  return 0;
}
