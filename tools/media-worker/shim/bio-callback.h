#ifndef ZENTRALE_BIO_CALLBACK_H
#define ZENTRALE_BIO_CALLBACK_H

// Included before every source. The worker's callback on its outgoing BIO answers 1 to everything
// that is not a write. OpenSSL with kernel TLS, as Debian and Ubuntu build it, asks that BIO whether
// the kernel encrypts, takes the 1 for yes, makes no buffer, and the first handshake crashes. Here
// the BIO's own answer stands.

#ifdef __cplusplus
#include <openssl/bio.h>

namespace zentrale_bio {

inline BIO_callback_fn_ex &original() {
  static BIO_callback_fn_ex callback = nullptr;
  return callback;
}

inline long answer(
    BIO *bio, int oper, const char *argp, size_t len, int argi, long argl, int ret,
    size_t *processed) {
  const long own = original()(bio, oper, argp, len, argi, argl, ret, processed);
  return (oper & BIO_CB_RETURN) != 0 ? ret : own;
}

// The worker has one such callback, the same for all its BIOs.
inline void set_callback(BIO *bio, BIO_callback_fn_ex callback) {
  original() = callback;
  BIO_set_callback_ex(bio, answer);
}

}  // namespace zentrale_bio

#define BIO_set_callback_ex zentrale_bio::set_callback
#endif

#endif
