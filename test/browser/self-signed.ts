/** A key and a certificate for localhost, good for nothing but tests, until 2126. */
export const SELF_SIGNED = {
  key: lines(
    "-----BEGIN PRIVATE KEY-----",
    "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgd55uXPJAm8zDBQcm",
    "R2yplOLAhACBHoT1ANbM5JK6bd2hRANCAASdnXoGyqaES69GbNILBFz2OYZRt/c4",
    "GJd5w+o2HuanEHgkJIaLCFMSdbyX6cRHG6LMhPz1snRLxbA5cR7E9R4S",
    "-----END PRIVATE KEY-----",
  ),
  cert: lines(
    "-----BEGIN CERTIFICATE-----",
    "MIIBmjCCAUGgAwIBAgIULf68uPGk3nVVbzO4HrK+JT2BEqAwCgYIKoZIzj0EAwIw",
    "FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjA4MjcwNFoYDzIxMjYxMDI5",
    "MDgyNzA0WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO",
    "PQMBBwNCAASdnXoGyqaES69GbNILBFz2OYZRt/c4GJd5w+o2HuanEHgkJIaLCFMS",
    "dbyX6cRHG6LMhPz1snRLxbA5cR7E9R4So28wbTAdBgNVHQ4EFgQUGraRur9uL6rA",
    "cyhjBetxavhueEYwHwYDVR0jBBgwFoAUGraRur9uL6rAcyhjBetxavhueEYwDwYD",
    "VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI",
    "zj0EAwIDRwAwRAIgf7KTqRQVIqv6WzB3Z4aa82NMfS2Jbhb/OHAsmCp3EuECIEm0",
    "sGW4tenF8HnRhJ9opPp1eDTUcDgNO/vdVb2KXOZI",
    "-----END CERTIFICATE-----",
  ),
};

function lines(...all: readonly string[]): string {
  return `${all.join("\n")}\n`;
}
