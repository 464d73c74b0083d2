// What every use case of matters and features works with: the platform, the procedures and the content.
#pragma once

#include "matters/destroyers.h"
#include "matters/procedures.h"
#include "matters/rooms.h"
#include "platform/web/context.h"

namespace waarborg::matters {

struct Content;  ///< themes, criteria, letters, route guide: content.h

/// Owned by app; outlives every request. Thread-safe.
struct House {
  web::Platform& platform;
  Procedures& procedures;
  const Content& content;
  const calendar::Holidays& holidays;
  Rooms rooms{};            ///< filled by features before the first request
  Destroyers destroyers{};  ///< the same

  [[nodiscard]] const Clock& clock() const { return platform.clock; }
  [[nodiscard]] Date today() const { return platform.today(); }
  [[nodiscard]] storage::Database& database() const { return platform.database; }
  [[nodiscard]] const identity::InstanceKeys& keys() const { return platform.keys; }
  [[nodiscard]] calendar::Jurisdiction jurisdiction() const { return platform.jurisdiction; }
};

}  // namespace waarborg::matters
