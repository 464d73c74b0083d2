// Mail: off, files in DATA/outbox (demo), or SMTP. A mail carries counts and a link, never content.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "platform/config/config.h"

namespace waarborg::mail {

struct Message {
  std::string to;
  std::string subject;
  std::string body;  ///< plain text
};

/// Thread-safe.
class Mailer {
 public:
  virtual ~Mailer() = default;
  [[nodiscard]] virtual bool enabled() const = 0;
  virtual Result<Done> send(const Message& message) = 0;
};
std::unique_ptr<Mailer> make_mailer(const config::Config& config);

}  // namespace waarborg::mail
