#include "platform/cleaning/images.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace waarborg::cleaning {

namespace {

const Error kDamaged{ErrorKind::invalid, "cleaning.damaged"};

constexpr std::uint8_t kStart = 0xd8, kEnd = 0xd9, kScan = 0xda, kComment = 0xfe;

void append(Bytes& out, ByteView piece) { out.insert(out.end(), piece.begin(), piece.end()); }

bool begins(ByteView content, std::string_view with) {
  return content.size() >= with.size() && as_text_view(content.first(with.size())) == with;
}

/// Of the application segments: the marker of the file format, the colour profile, Adobe's colour transform.
bool keeps_segment(std::uint8_t marker, ByteView body) {
  if (marker == kComment) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  return (marker == 0xe0 && begins(body, "JFIF")) || (marker == 0xe2 && begins(body, "ICC_PROFILE")) ||
         (marker == 0xee && begins(body, "Adobe"));
}

/// The end of the coded picture that begins at `at`: the next marker that is neither stuffing nor a restart.
std::size_t end_of_scan(ByteView content, std::size_t at) {
  while (at + 1 < content.size()) {
    const std::uint8_t next = content[at + 1];
    if (content[at] == 0xff && next != 0x00 && next != 0xff && (next < 0xd0 || next > 0xd7)) return at;
    ++at;
  }
  return content.size();
}

std::uint32_t number_at(ByteView content, std::size_t at) {
  return (std::uint32_t{content[at]} << 24U) | (std::uint32_t{content[at + 1]} << 16U) |
         (std::uint32_t{content[at + 2]} << 8U) | std::uint32_t{content[at + 3]};
}

constexpr std::array<std::string_view, 16> kChunksKept{"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB",
                                                       "iCCP", "bKGD", "sBIT", "pHYs", "cICP", "acTL", "fcTL", "fdAT"};

}  // namespace

Result<Bytes> strip_jpeg(ByteView content) {
  if (content.size() < 4 || content[0] != 0xff || content[1] != kStart) return kDamaged;
  Bytes out{0xff, kStart};
  std::size_t at = 2;
  while (at + 4 <= content.size() && content[at] == 0xff) {
    const std::uint8_t marker = content[at + 1];
    if (marker == 0xff) {
      ++at;  // fill byte
      continue;
    }
    if (marker == kEnd) break;
    const std::size_t size = (std::size_t{content[at + 2]} << 8U) + content[at + 3];
    if (size < 2 || at + 2 + size > content.size()) return kDamaged;
    if (keeps_segment(marker, content.subspan(at + 4, size - 2))) append(out, content.subspan(at, size + 2));
    at += size + 2;
    if (marker != kScan) continue;
    const std::size_t end = end_of_scan(content, at);
    append(out, content.subspan(at, end - at));
    at = end;
  }
  if (at + 2 > content.size() || content[at] != 0xff || content[at + 1] != kEnd) return kDamaged;
  append(out, content.subspan(at, 2));
  return out;
}

Result<Bytes> strip_png(ByteView content) {
  constexpr std::string_view kSignature = "\x89PNG\r\n\x1a\n";
  if (!begins(content, kSignature)) return kDamaged;
  Bytes out(content.begin(), content.begin() + 8);
  std::size_t at = 8;
  while (at + 12 <= content.size()) {
    const std::size_t size = number_at(content, at);
    if (size > content.size() - at - 12) return kDamaged;
    const std::string_view type = as_text_view(content.subspan(at + 4, 4));
    if (std::ranges::find(kChunksKept, type) != kChunksKept.end()) append(out, content.subspan(at, size + 12));
    at += size + 12;
    if (type == "IEND") return out;
  }
  return kDamaged;
}

}  // namespace waarborg::cleaning
