#include "base/result.h"
static waarborg::Result<int> may_fail() { return waarborg::invalid("error.required"); }
int matter() {
  may_fail();
  return 1;
}
