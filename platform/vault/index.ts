export { AesVault, VAULT_KEY_BYTES } from './aes-vault.ts';
