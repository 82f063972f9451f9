import '../../components/tokens.css';
import '../../components/base.css';
