#include "platform/store/store.h"
#include "base/number.h"
int stored() { return base_number(); }
