// Office files and pictures from outside, cleaned in this process (platform/cleaning): no crash, no endless unpacking,
// and what comes out is an office file still.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "platform/cleaning/images.h"
#include "platform/cleaning/office.h"

using namespace waarborg;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView content(data, size);
  for (const auto kind : {cleaning::OfficeKind::ooxml, cleaning::OfficeKind::odf}) {
    const auto once = cleaning::clean_office(content, kind);
    if (!once.ok()) continue;
    const auto again = cleaning::clean_office(*once, kind);
    if (!again.ok() && again.error().code != "cleaning.bomb") std::abort();
  }
  const auto jpeg = cleaning::strip_jpeg(content);
  if (jpeg.ok() && jpeg->size() > size) std::abort();
  const auto png = cleaning::strip_png(content);
  if (png.ok() && png->size() > size) std::abort();
  return 0;
}
