#include "platform/http/multipart.h"

#include <doctest/doctest.h>

#include <random>
#include <vector>

using namespace waarborg::http;

namespace {

struct Seen {
  PartHead head;
  std::string content;
  bool ended = false;
};

class Collector final : public PartSink {
 public:
  std::vector<Seen> parts;
  bool begin(PartHead head) override {
    parts.push_back({std::move(head), {}, false});
    return true;
  }
  bool data(std::string_view piece) override {
    parts.back().content += piece;
    return true;
  }
  bool end() override {
    parts.back().ended = true;
    return true;
  }
};

const std::string kBody =
    "preamble to skip\r\n--B0\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nEen \r\n--B regel\r\n"
    "--B0 \t\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\map\\foto; 1%22.jpg\"\r\n"
    "Content-Type: image/jpeg\r\n\r\n\r\n--B1\r\n\r\n--B0\r\nContent-Disposition: form-data; "
    "name=empty\r\n\r\n\r\n--B0--\r\nepilogue";

MultipartParser::State parse(std::string_view body, Collector& sink, std::size_t piece, MultipartLimits limits = {}) {
  MultipartParser parser("B0", sink, limits);
  for (std::size_t i = 0; i < body.size(); i += piece) parser.feed(body.substr(i, piece));
  return parser.state();
}

}  // namespace

TEST_CASE("Multipart_InPiecesOfEverySize_GivesTheSameParts") {
  for (std::size_t piece = 1; piece <= kBody.size(); ++piece) {
    Collector sink;
    REQUIRE(parse(kBody, sink, piece) == MultipartParser::State::finished);
    REQUIRE(sink.parts.size() == 3);
    CHECK(sink.parts[0].head.name == "title");
    CHECK_FALSE(sink.parts[0].head.is_file);
    CHECK(sink.parts[0].content == "Een \r\n--B regel");
    CHECK(sink.parts[1].head.file_name == "foto; 1\".jpg");
    CHECK(sink.parts[1].head.content_type == "image/jpeg");
    CHECK(sink.parts[1].content == "\r\n--B1\r\n");
    CHECK(sink.parts[2].content.empty());
    for (const Seen& part : sink.parts) CHECK(part.ended);
  }
}

TEST_CASE("Multipart_Malformed_IsToldAsSuch") {
  const std::string head = "--B0\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n";
  const std::vector<std::string> corpus{
      "--B0\r\n\r\nno head\r\n--B0--",
      "--B0\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n--B0--",
      "--B0\r\nContent-Disposition: form-data\r\n\r\nx\r\n--B0--",
      "--B0\r\nContent-Disposition: form-data; name=\"a\r\n\r\nx\r\n--B0--",
      "--B0\r\nContent-Disposition: form-data; name=\"\xFF\"\r\n\r\nx\r\n--B0--",
      "--B0\r\nno colon here\r\n\r\nx\r\n--B0--",
      "--B0\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; "
      "name=\"b\"\r\n\r\nx\r\n--B0--",
      "--B0garbage\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--B0--",
      "--B0" + std::string(80, ' ') + "\r\n",
      head + "x\r\n--B0\rX",
      "--B0\r\nX: " + std::string(9000, 'a'),
  };
  for (const std::string& body : corpus)
    for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, body.size()}) {
      Collector sink;
      CAPTURE(body);
      CHECK(parse(body, sink, piece) == MultipartParser::State::malformed);
    }
  for (const std::string& cut : {std::string{}, std::string("--B0"), head, head + "text\r\n--B"}) {
    Collector sink;
    CHECK(parse(cut, sink, 5) == MultipartParser::State::more);
  }
}

TEST_CASE("Multipart_WithTooManyParts_IsMalformed") {
  std::string body;
  for (int i = 0; i < 4; ++i) body += "--B0\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n";
  Collector sink;
  CHECK(parse(body + "--B0--", sink, 50, {.parts_max = 3}) == MultipartParser::State::malformed);
  CHECK(sink.parts.size() == 3);
}

TEST_CASE("Multipart_OfRandomBytes_NeverBreaks") {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string body = kBody;
    for (int i = 0; i < 4; ++i) body[random() % body.size()] = static_cast<char>(random());
    Collector whole, pieces;
    const auto state = parse(body, whole, body.size());
    CHECK(parse(body, pieces, 1 + random() % 30) == state);
    CHECK(whole.parts.size() == pieces.parts.size());
  }
}

TEST_CASE("FileName_IsCleanedToItsLastPart") {
  CHECK(clean_file_name("../../etc/passwd") == "passwd");
  CHECK(clean_file_name("C:\\Users\\x\\brief.docx") == "brief.docx");
  CHECK(clean_file_name("a\x01\x7F"
                        "b\r\n.txt") == "ab.txt");
  CHECK(clean_file_name("gpj\xE2\x80\xAE.exe") == "gpj.exe");
  CHECK(clean_file_name("..") == "file");
  CHECK(clean_file_name("dir/") == "file");
  CHECK(clean_file_name("caf\xE9.txt") == "caf_.txt");
  CHECK(clean_file_name(std::string(198, 'a') + "\xC3\xA9\xC3\xA9").size() == 200);
}

TEST_CASE("Boundary_IsTakenFromFormDataOnly") {
  CHECK(boundary_of("multipart/form-data; boundary=abc") == "abc");
  CHECK(boundary_of("Multipart/Form-Data; charset=utf-8; boundary=\"a b:c\"") == "a b:c");
  for (const char* bad : {"", "multipart/mixed; boundary=a", "multipart/form-data", "multipart/form-data; boundary=",
                          "multipart/form-data; boundary=\"a\x01\"", "multipart/form-data; boundary=\"a "})
    CHECK_FALSE(boundary_of(bad));
  CHECK_FALSE(boundary_of("multipart/form-data; boundary=" + std::string(71, 'a')));
}
