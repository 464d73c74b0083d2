#include "platform/cleaning/child.h"
#include "platform/cleaning/cleaning.h"
#include "platform/cleaning/images.h"
#include "platform/cleaning/office.h"

namespace waarborg::cleaning {

namespace {

/// Exif, IPTC, XMP, comments and thumbnails, by a program that knows the formats of cameras.
Result<Bytes> without_camera_data(ByteView content) {
  return run_child("/usr/bin/exiv2", {"-q", "-d", "a", "rm", "{file}"}, content, Answer::file);
}

/// The pages alone, in a new file: no document information, no XMP, no attachments, no scripts of the document. Streams
/// stay packed, so a bomb inside never goes off here.
Result<Bytes> pages_alone(ByteView content) {
  return run_child("/usr/bin/qpdf",
                   {"--empty", "--deterministic-id", "--stream-data=preserve", "--remove-unreferenced-resources=no",
                    "--pages", "{file}", "--", "-"},
                   content, Answer::output);
}

}  // namespace

Result<Bytes> clean(ByteView content, FileKind kind) {
  if (content.size() > kCleanMax) return Error{ErrorKind::too_large, "cleaning.too_large"};
  switch (kind) {
    case FileKind::jpeg: return strip_jpeg(TRY(without_camera_data(content)));
    case FileKind::png: return strip_png(TRY(without_camera_data(content)));
    case FileKind::other_image: return without_camera_data(content);
    case FileKind::pdf: return pages_alone(content);
    case FileKind::ooxml: return clean_office(content, OfficeKind::ooxml);
    case FileKind::odf: return clean_office(content, OfficeKind::odf);
    case FileKind::other: break;
  }
  return Error{ErrorKind::invalid, "cleaning.not_known"};
}

}  // namespace waarborg::cleaning
