import { Link } from 'react-router';
import { Logo } from './logo';

export function Header(_: { focused?: boolean }) {
  return (
    <header>
      <Link to="/">
        <Logo />
      </Link>
    </header>
  );
}
