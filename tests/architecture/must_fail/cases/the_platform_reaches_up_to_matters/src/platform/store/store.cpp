#include "matters/matter.h"
int stored() { return matter(); }
