// JPEG and PNG without anything but the picture. Pure; private to cleaning.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

namespace waarborg::cleaning {

/// Keeps the segments a decoder needs, the colour profile and nothing else; what stands behind the end is dropped.
/// Errors: "cleaning.damaged".
Result<Bytes> strip_jpeg(ByteView content);
/// The same of PNG chunks. Errors: "cleaning.damaged".
Result<Bytes> strip_png(ByteView content);

}  // namespace waarborg::cleaning
