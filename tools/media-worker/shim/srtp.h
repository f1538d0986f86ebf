#ifndef ZENTRALE_SRTP_SHIM_H
#define ZENTRALE_SRTP_SHIM_H

// mediasoup's worker speaks libsrtp 3, Debian and Ubuntu have libsrtp 2. This header is found
// first: it maps the calls with separate input and output buffers onto the ones in place.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <srtp2/srtp.h>

// Errors that only libsrtp 3 knows; the values are unused in libsrtp 2.
constexpr srtp_err_status_t srtp_err_status_buffer_small = static_cast<srtp_err_status_t>(190);
constexpr srtp_err_status_t srtp_err_status_cryptex_err = static_cast<srtp_err_status_t>(191);

namespace zentrale_srtp {

template <typename Call>
inline srtp_err_status_t in_place(
    Call call, srtp_t ctx, const uint8_t *in, size_t in_len, uint8_t *out, size_t *out_len,
    size_t trailer) {
  if (*out_len < in_len + trailer) return srtp_err_status_buffer_small;
  if (in != out) std::memmove(out, in, in_len);
  int length = static_cast<int>(in_len);
  const srtp_err_status_t status = call(ctx, out, &length);
  if (status == srtp_err_status_ok) *out_len = static_cast<size_t>(length);
  return status;
}

}  // namespace zentrale_srtp

inline srtp_err_status_t srtp_protect(
    srtp_t ctx, const uint8_t *in, size_t in_len, uint8_t *out, size_t *out_len, size_t) {
  const auto call = [](srtp_t c, void *p, int *n) { return ::srtp_protect(c, p, n); };
  return zentrale_srtp::in_place(call, ctx, in, in_len, out, out_len, SRTP_MAX_TAG_LEN);
}

inline srtp_err_status_t srtp_protect_rtcp(
    srtp_t ctx, const uint8_t *in, size_t in_len, uint8_t *out, size_t *out_len, size_t) {
  const auto call = [](srtp_t c, void *p, int *n) { return ::srtp_protect_rtcp(c, p, n); };
  return zentrale_srtp::in_place(call, ctx, in, in_len, out, out_len, SRTP_MAX_TAG_LEN + 4);
}

inline srtp_err_status_t srtp_unprotect(
    srtp_t ctx, const uint8_t *in, size_t in_len, uint8_t *out, size_t *out_len) {
  const auto call = [](srtp_t c, void *p, int *n) { return ::srtp_unprotect(c, p, n); };
  return zentrale_srtp::in_place(call, ctx, in, in_len, out, out_len, 0);
}

inline srtp_err_status_t srtp_unprotect_rtcp(
    srtp_t ctx, const uint8_t *in, size_t in_len, uint8_t *out, size_t *out_len) {
  const auto call = [](srtp_t c, void *p, int *n) { return ::srtp_unprotect_rtcp(c, p, n); };
  return zentrale_srtp::in_place(call, ctx, in, in_len, out, out_len, 0);
}

// The worker hands the SSRC over in network byte order in both versions.
inline srtp_err_status_t srtp_stream_remove(srtp_t session, uint32_t ssrc) {
  return ::srtp_remove_stream(session, ssrc);
}

#endif
