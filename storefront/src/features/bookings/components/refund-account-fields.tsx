import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format';
import { SelectField, TextField } from '../../../ui/field';
import { banksQuery, type RefundAccount } from '../api/cancellation';
import styles from './refund-account-fields.module.css';

export const emptyAccount: RefundAccount = { bankCode: '', accountNumber: '', holderName: '' };

const NUMBER = /^[0-9-]{6,20}$/;

export function isComplete({ bankCode, accountNumber, holderName }: RefundAccount): boolean {
  return bankCode !== '' && NUMBER.test(accountNumber) && holderName.trim() !== '';
}

interface RefundAccountFieldsProps {
  account: RefundAccount;
  onChange: (account: RefundAccount) => void;
  showsErrors: boolean;
}

/** Where money that came by virtual account goes back to. */
export function RefundAccountFields({ account, onChange, showsErrors }: RefundAccountFieldsProps) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const { data: banks } = useQuery(banksQuery);
  const errorWhen = (isWrong: boolean, key: string) => (showsErrors && isWrong ? t(key) : undefined);
  return (
    <fieldset className={styles['fields']}>
      <legend>{t('account.title')}</legend>
      <SelectField
        label={t('account.bank')}
        value={account.bankCode}
        error={errorWhen(account.bankCode === '', 'account.bank-missing')}
        onChange={({ target }) => onChange({ ...account, bankCode: target.value })}
      >
        <option value="">{t('account.choose')}</option>
        {banks?.map(({ code, name }) => (
          <option key={code} value={code}>
            {format.text(name)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('account.number')}
        inputMode="numeric"
        autoComplete="off"
        value={account.accountNumber}
        error={errorWhen(!NUMBER.test(account.accountNumber), 'account.number-wrong')}
        onChange={({ target }) => onChange({ ...account, accountNumber: target.value.trim() })}
      />
      <TextField
        label={t('account.holder')}
        autoComplete="name"
        maxLength={60}
        value={account.holderName}
        error={errorWhen(account.holderName.trim() === '', 'account.holder-missing')}
        onChange={({ target }) => onChange({ ...account, holderName: target.value })}
      />
      <p className={styles['note']}>{t('account.note')}</p>
    </fieldset>
  );
}
