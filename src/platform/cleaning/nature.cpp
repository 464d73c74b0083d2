#include <magic.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/text.h"
#include "platform/cleaning/cleaning.h"

namespace waarborg::cleaning {

namespace {

/// What a name's ending claims: the beginnings of the types that agree with it, and how the file is cleaned.
struct Claim {
  std::string_view ending;
  std::string_view type;  ///< beginning of a type; an empty one agrees with everything
  FileKind kind = FileKind::other;
};
constexpr std::string_view kWord = "application/vnd.openxmlformats-officedocument";
constexpr std::string_view kOpen = "application/vnd.oasis.opendocument";
constexpr std::array<Claim, 27> kClaims{{{"jpg", "image/jpeg", FileKind::jpeg},
                                         {"jpeg", "image/jpeg", FileKind::jpeg},
                                         {"png", "image/png", FileKind::png},
                                         {"gif", "image/gif"},
                                         {"webp", "image/webp", FileKind::other_image},
                                         {"tif", "image/tiff", FileKind::other_image},
                                         {"tiff", "image/tiff", FileKind::other_image},
                                         {"pdf", "application/pdf", FileKind::pdf},
                                         {"docx", kWord, FileKind::ooxml},
                                         {"xlsx", kWord, FileKind::ooxml},
                                         {"pptx", kWord, FileKind::ooxml},
                                         {"odt", kOpen, FileKind::odf},
                                         {"ods", kOpen, FileKind::odf},
                                         {"odp", kOpen, FileKind::odf},
                                         {"zip", "application/zip"},
                                         {"doc", "application/msword"},
                                         {"xls", "application/vnd.ms-excel"},
                                         {"txt", "text/"},
                                         {"csv", "text/"},
                                         {"html", "text/html"},
                                         {"mp3", "audio/"},
                                         {"wav", "audio/"},
                                         {"m4a", "audio/"},
                                         {"mp4", "video/"},
                                         {"mov", "video/"},
                                         {"avi", "video/"},
                                         {"eml", "message/rfc822"}}};

std::string ending_of(std::string_view name) {
  const auto dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string{} : ascii_lower(name.substr(dot + 1));
}

/// As libmagic reads it; "application/octet-stream" when it cannot say.
std::string type_of(ByteView head) {
  const std::unique_ptr<magic_set, decltype(&magic_close)> cookie(
      magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_ELF), magic_close);
  if (!cookie || magic_load(cookie.get(), nullptr) != 0) return "application/octet-stream";
  const char* type = magic_buffer(cookie.get(), head.data(), head.size());
  return type ? type : "application/octet-stream";
}

/// libmagic says "application/zip" of many an office file; the names of the first entries say more.
std::string office_type(ByteView head, std::string type) {
  if (type != "application/zip" && type != "application/octet-stream") return type;
  const std::string_view bytes = as_text_view(head);
  if (!starts_with(bytes, "PK\x03\x04")) return type;
  const auto mime = bytes.find("mimetypeapplication/vnd.oasis.opendocument");
  if (mime != std::string_view::npos && mime < 64) return std::string(kOpen);
  if (bytes.find("[Content_Types].xml") != std::string_view::npos) return std::string(kWord);
  return "application/zip";
}

}  // namespace

FileNature nature_of(ByteView head, std::string_view name) {
  FileNature nature;
  nature.type = office_type(head, type_of(head));
  const std::string ending = ending_of(name);
  const auto claimed = std::ranges::find(kClaims, ending, &Claim::ending);
  nature.lies = claimed != kClaims.end() && !starts_with(nature.type, claimed->type);
  for (const auto& claim : kClaims)
    if (claim.kind != FileKind::other && starts_with(nature.type, claim.type)) {
      nature.kind = claim.kind;
      break;
    }
  return nature;
}

bool can_clean(FileKind kind) { return kind != FileKind::other; }

}  // namespace waarborg::cleaning
