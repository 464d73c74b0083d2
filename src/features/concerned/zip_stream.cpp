#include "features/concerned/zip_stream.h"

#include <algorithm>
#include <boost/crc.hpp>

namespace waarborg::concerned {

namespace {

constexpr std::uint64_t kLocalHead = 30;
constexpr std::uint64_t kBehind = 16;
constexpr std::uint64_t kCentralHead = 46;
constexpr std::uint64_t kEnd = 22;
constexpr std::uint16_t kVersion = 20;
constexpr std::uint16_t kFlags = 0x0808;     // checksum behind the content; name in UTF-8
constexpr std::uint16_t kFirstDay = 0x0021;  // 1 January 1980: the moment of a file is nobody's business
constexpr std::size_t kNameMax = 150;

void put16(Bytes& out, std::uint64_t value) {
  out.push_back(static_cast<std::uint8_t>(value & 0xFFU));
  out.push_back(static_cast<std::uint8_t>((value >> 8U) & 0xFFU));
}
void put32(Bytes& out, std::uint64_t value) {
  put16(out, value & 0xFFFFU);
  put16(out, (value >> 16U) & 0xFFFFU);
}
void put(Bytes& out, const std::string& text) { out.insert(out.end(), text.begin(), text.end()); }

struct Written {
  std::string name;
  std::uint64_t size = 0;
  std::uint32_t checksum = 0;
  std::uint64_t at = 0;
};

Bytes local_head(const std::string& name) {
  Bytes out;
  put32(out, 0x04034b50);
  for (const std::uint16_t value : {kVersion, kFlags, std::uint16_t{0}, std::uint16_t{0}, kFirstDay}) put16(out, value);
  for (int i = 0; i < 3; ++i) put32(out, 0);
  put16(out, name.size());
  put16(out, 0);
  put(out, name);
  return out;
}

Bytes behind(const Written& part) {
  Bytes out;
  put32(out, 0x08074b50);
  put32(out, part.checksum);
  put32(out, part.size);
  put32(out, part.size);
  return out;
}

void put_central(Bytes& out, const Written& part) {
  put32(out, 0x02014b50);
  for (const std::uint16_t value : {kVersion, kVersion, kFlags, std::uint16_t{0}, std::uint16_t{0}, kFirstDay})
    put16(out, value);
  put32(out, part.checksum);
  put32(out, part.size);
  put32(out, part.size);
  put16(out, part.name.size());
  for (int i = 0; i < 4; ++i) put16(out, 0);
  put32(out, 0);
  put32(out, part.at);
  put(out, part.name);
}

Bytes directory(const std::vector<Written>& parts, std::uint64_t at) {
  Bytes out;
  for (const auto& part : parts) put_central(out, part);
  const std::uint64_t size = out.size();
  put32(out, 0x06054b50);
  put32(out, 0);
  put16(out, parts.size());
  put16(out, parts.size());
  put32(out, size);
  put32(out, at);
  put16(out, 0);
  return out;
}

/// Goes through the parts; each call answers one chunk.
class Writer {
 public:
  explicit Writer(std::vector<ZipPart> parts) : parts_(std::move(parts)) {}

  Result<Bytes> next() {
    if (content_) return next_of_content();
    if (turn_ < parts_.size()) return begin();
    if (ended_) return Bytes{};
    ended_ = true;
    return directory(written_, at_);
  }

 private:
  Result<Bytes> begin() {
    ZipPart& part = parts_[turn_];
    content_ = TRY(part.open());
    checksum_.reset();
    written_.push_back({part.name, 0, 0, at_});
    return counted(local_head(part.name));
  }

  Result<Bytes> next_of_content() {
    Bytes chunk = TRY(content_());
    Written& part = written_.back();
    if (!chunk.empty()) {
      checksum_.process_bytes(chunk.data(), chunk.size());
      part.size += chunk.size();
      return counted(std::move(chunk));
    }
    if (part.size != parts_[turn_].size) return Error{ErrorKind::unavailable, "error.file_damaged"};
    part.checksum = checksum_.checksum();
    content_ = nullptr;
    ++turn_;
    return counted(behind(part));
  }

  Bytes counted(Bytes chunk) {
    at_ += chunk.size();
    return chunk;
  }

  std::vector<ZipPart> parts_;
  std::vector<Written> written_;
  std::size_t turn_ = 0;
  std::uint64_t at_ = 0;
  NextChunk content_;
  boost::crc_32_type checksum_;
  bool ended_ = false;
};

std::string plain_name(const std::string& name) {
  std::string out;
  for (const char c : name) {
    const auto code = static_cast<unsigned char>(c);
    out += code < 0x20 || code == 0x7F || std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos ? '_' : c;
  }
  // A cut within a character would be no UTF-8 any more; the last part of a long name is what tells files apart.
  if (out.size() > kNameMax) {
    std::size_t from = out.size() - kNameMax;
    while (from < out.size() && (static_cast<unsigned char>(out[from]) & 0xC0U) == 0x80U) ++from;
    out = out.substr(from);
  }
  return out.empty() ? "_" : out;
}

}  // namespace

void settle_names(std::vector<ZipPart>& parts) {
  for (std::size_t i = 0; i < parts.size(); ++i)
    parts[i].name = (i == 0 ? std::string{} : std::to_string(i) + " ") + plain_name(parts[i].name);
}

Result<std::uint64_t> zip_size(const std::vector<ZipPart>& parts) {
  constexpr std::uint64_t kBytesMax = 0xFFFFFFFFULL;
  constexpr std::size_t kPartsMax = 0xFFFF;
  std::uint64_t size = kEnd;
  for (const auto& part : parts) size += kLocalHead + kBehind + kCentralHead + 2 * part.name.size() + part.size;
  if (size >= kBytesMax || parts.size() >= kPartsMax) return invalid("concerned.too_large");
  return size;
}

NextChunk zip_stream(std::vector<ZipPart> parts) {
  return [writer = std::make_shared<Writer>(std::move(parts))] { return writer->next(); };
}

}  // namespace waarborg::concerned
