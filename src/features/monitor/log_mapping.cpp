#include "features/monitor/log_mapping.h"

#include "platform/sealing/sealing.h"

namespace waarborg::monitor {
namespace {

using content::Node;

void read(const Node& root, LogMapping& mapping) {
  auto known = RowFormatLoader::fields();
  known.insert(known.end(), {"time", "officer", "subject", "basis", "system", "reason", "place", "group"});
  root.only(known);
  RowFormatLoader loader(mapping);
  loader.begin(root);
  loader.read_time(root.at("time"), mapping.time);
  mapping.officer = loader.read_part(root.at("officer"));
  mapping.subject = loader.read_part(root.find("subject"));
  mapping.basis = loader.read_part(root.find("basis"));
  mapping.system = loader.read_part(root.at("system"));
  mapping.reason = loader.read_part(root.find("reason"));
  mapping.place = loader.read_part(root.find("place"));
  mapping.group = loader.read_part(root.find("group"));
  loader.finish(root);
}

}  // namespace

Result<LogMapping> parse_log_mapping(const std::string& text, const std::string& file_name) {
  content::Problems problems;
  LogMapping mapping;
  const Node root = Node::from_text(text, file_name, problems);
  if (root.present()) read(root, mapping);
  mapping.fingerprint = to_hex(sealing::digest(as_bytes(text)));
  return content::finish(std::move(mapping), problems);
}

}  // namespace waarborg::monitor
